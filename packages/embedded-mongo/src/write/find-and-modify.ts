import { type Document } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { type Variables } from '../match/compile.js';
import { normalizeFilter } from '../match/filter.js';
import { findProjection } from '../read/projection.js';
import { type Collection } from '../store/catalog.js';
import { parseUpdate } from '../update/parse.js';
import { type WriteCommand } from './commands.js';
import { removeDocument } from './documents.js';
import { select, type Selection } from './select.js';
import { type WriteSession } from './session.js';
import { updateRecord, upsert } from './update.js';

/** findAndModify: one document found, changed or removed, and given back as it was or is. */
export function findAndModify(session: WriteSession, { db, body }: WriteCommand): Document {
  const name = body.findAndModify as string;
  const filter = normalizeFilter(body.query ?? {});
  const project = findProjection(body.fields as Document | undefined, filter);
  const shown = (document: Document | undefined) =>
    document && project ? project(document) : (document ?? null);
  if (body.remove && body.update)
    throw new MongoError('FailedToParse', 'Cannot specify both an update and remove=true');
  if (!body.remove && body.update === undefined) {
    throw new MongoError('FailedToParse', 'Either an update or remove=true must be specified');
  }
  const collection = body.upsert ? session.ensureCollection(db, name) : session.collection(db, name);
  const selection = {
    query: body.query ?? {},
    sort: body.sort as Document | undefined,
    hint: body.hint,
    variables: body.let as Variables | undefined,
  };
  if (body.remove) return removeOne(session, collection, selection, shown);
  const update = parseUpdate(body.update, body.arrayFilters as Document[] | undefined);
  const found = collection && select(session, collection, selection, 1)[0];
  const context = { filter, now: new Date(), inserting: false, variables: selection.variables };
  if (found) {
    const { before, after } = updateRecord(session, collection, found.record, update, context);
    return answer({ n: 1, updatedExisting: true }, shown(body.new ? after : before));
  }
  if (!collection || !body.upsert) return answer({ n: 0, updatedExisting: false }, null);
  const made = upsert(session, collection, update, context);
  const lastErrorObject = { n: 1, updatedExisting: false, upserted: made._id as unknown };
  return answer(lastErrorObject, body.new ? shown(made) : null);
}

function removeOne(
  session: WriteSession,
  collection: Collection | undefined,
  selection: Selection,
  shown: (document: Document | undefined) => Document | null,
): Document {
  const found = collection && select(session, collection, selection, 1)[0];
  if (found) removeDocument(session, collection, found.record, found.document);
  return answer({ n: found ? 1 : 0 }, shown(found?.document));
}

function answer(lastErrorObject: Document, value: Document | null): Document {
  return { lastErrorObject, value, ok: 1 };
}
