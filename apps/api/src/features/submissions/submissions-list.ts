import { Injectable } from '@nestjs/common';
import type { Page, Submission, SubmissionListItem, SubmissionListQuery } from '@smarttag/domain';
import { SubmissionsRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { SubmissionsPresenter } from './submissions.presenter.js';

/** A cursor says in which of the two parts it lies. */
const OWN = 'own.';
const OTHERS = 'others.';

@Injectable()
export class SubmissionsList {
  constructor(
    private readonly submissions: SubmissionsRepository,
    private readonly presenter: SubmissionsPresenter,
  ) {}

  async list(asker: Asker, query: SubmissionListQuery): Promise<Page<SubmissionListItem>> {
    const ownFirst = query.state === 'draft' && asker.user.role === 'partner';
    const page = ownFirst
      ? await this.draftsOwnFirst(asker, query)
      : await this.submissions.list(asker.readScope, { state: query.state }, query);
    return { ...page, items: await this.presenter.page(asker.readScope, page.items) };
  }

  /** One's own drafts, newest first, and then those of colleagues. */
  private async draftsOwnFirst(
    { user, readScope }: Asker,
    { cursor, limit }: SubmissionListQuery,
  ): Promise<Page<Submission>> {
    const others = (after: string, room: number) =>
      this.submissions.list(
        readScope,
        { state: 'draft', notCreatedBy: user.id },
        { cursor: after || undefined, limit: room },
      );
    if (cursor?.startsWith(OTHERS)) return marked(OTHERS, await others(cursor.slice(OTHERS.length), limit));
    const own = await this.submissions.list(
      readScope,
      { state: 'draft', createdBy: user.id },
      { cursor: cursor?.slice(OWN.length), limit },
    );
    if (own.nextCursor) return marked(OWN, own);
    if (own.items.length === limit) return { items: own.items, nextCursor: OTHERS };
    const rest = marked(OTHERS, await others('', limit - own.items.length));
    return { ...rest, items: [...own.items, ...rest.items] };
  }
}

const marked = <T>(part: string, page: Page<T>): Page<T> =>
  page.nextCursor === undefined ? page : { ...page, nextCursor: part + page.nextCursor };
