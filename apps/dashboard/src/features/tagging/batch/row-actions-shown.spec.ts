import { describe, expect, it } from 'vitest';
import { anEntry } from './entry.fixtures.ts';
import { rowActions } from './row-actions-shown.ts';
import { ROW_STATUSES, type RowStatus } from './row-status.ts';

const names = (status: RowStatus, draft: boolean) => {
  const { icons, buttons } = rowActions(status, draft, anEntry({}));
  return [...buttons, ...icons].map((action) => action.name);
};

describe('rowActions', () => {
  it('lets everything of a draft be taken away', () => {
    const stays = ROW_STATUSES.filter(
      (status) => !names(status, true).some((name) => name === 'remove' || name === 'dismiss'),
    );
    expect(stays).toEqual(['tagging', 'tagged', 'duplicate', 'rejected', 'failed', 'cancelled', 'expired']);
  });

  it('offers pause, and cancel until tagging starts, after Submit', () => {
    expect(names('uploading', false)).toEqual(['pause', 'cancel']);
    expect(names('uploaded', false)).toEqual(['cancel']);
    expect(names('tagging', false)).toEqual([]);
  });

  it('offers what comes next', () => {
    expect(names('rejected', false)).toEqual(['replace']);
    expect(names('failed', false)).toEqual(['retry']);
    expect(names('needsFile', true)).toEqual(['select', 'remove']);
  });

  it('leads from a duplicate to the file that has the tag, and where that is another company’s, to its own page', () => {
    const duplicateOf = {
      owner: 'you' as const,
      creativeId: 'first',
      fileName: 'a.mp4',
      at: '',
      sameSubmission: false,
    };
    expect(rowActions('duplicate', false, anEntry({ duplicateOf })).open).toEqual({
      creativeId: 'first',
      first: true,
    });
    const other = anEntry({ duplicateOf: { owner: 'another_company' } });
    expect(rowActions('duplicate', false, other).open).toEqual({
      creativeId: other.creative!.id,
      first: false,
    });
  });
});
