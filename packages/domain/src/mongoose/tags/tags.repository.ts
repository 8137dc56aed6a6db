import type { Connection, Model } from 'mongoose';
import type { ReadScope, SystemScope } from '../../rules/scopes.js';
import type { Tag } from '../../rules/tag.js';
import { modelOf } from '../collection.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { within } from '../scope-filter.js';
import { TagSchema, type StoredTag } from './tag.schema.js';

const toTag = ({ _id, ...rest }: StoredTag): Tag => ({ sha256: _id, ...rest });

/** Insert and read only: a Tag is for ever. */
export class TagsRepository {
  private readonly model: Model<StoredTag>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Tag', TagSchema);
  }

  /**
   * The claim: whoever inserts the hash first made the ad.
   * @param makeTagId draws again when a tag ID is taken
   * @returns the Tag that stands: ours, our own repeat's, or the earlier one
   */
  async claim(_scope: SystemScope, statement: Omit<Tag, 'tagId'>, makeTagId: () => string): Promise<Tag> {
    const { sha256, ...rest } = statement;
    for (;;) {
      try {
        const tag = { ...rest, tagId: makeTagId() };
        await this.model.create({ _id: sha256, ...tag });
        return { sha256, ...tag };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const standing = await this.model.findById(sha256).lean<StoredTag>();
        if (standing) return toTag(standing);
      }
    }
  }

  async findByTagId(scope: ReadScope, tagId: string): Promise<Tag | undefined> {
    const found = await this.model.findOne({ ...within(scope), tagId }).lean<StoredTag>();
    return found ? toTag(found) : undefined;
  }

  async findBySha256(scope: ReadScope, sha256: string): Promise<Tag | undefined> {
    const found = await this.model.findOne({ ...within(scope), _id: sha256 }).lean<StoredTag>();
    return found ? toTag(found) : undefined;
  }

  /** The Tag that a creative's bytes carry because it was first. */
  async findByCreativeId(scope: ReadScope, creativeId: string): Promise<Tag | undefined> {
    const found = await this.model.findOne({ ...within(scope), creativeId }).lean<StoredTag>();
    return found ? toTag(found) : undefined;
  }

  async listBySha256(scope: ReadScope, hashes: string[]): Promise<Tag[]> {
    const found = await this.model
      .find({ ...within(scope), _id: { $in: [...new Set(hashes)] } })
      .lean<StoredTag[]>();
    return found.map(toTag);
  }

  /** The one thing that is said across partners: whether bytes carry a Tag, never whose. */
  async isRegistered(sha256: string): Promise<boolean> {
    return (await this.model.findById(sha256).select('_id').lean()) !== null;
  }

  async isTagIdRegistered(tagId: string): Promise<boolean> {
    return (await this.model.findOne({ tagId }).select('_id').lean()) !== null;
  }
}
