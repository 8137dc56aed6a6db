import { NotFoundException } from '@nestjs/common';
import { DomainError, ERROR_CODES } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { refusalOf } from './error.filter.js';
import { HTTP_STATUS } from './status-table.js';

describe('refusalOf', () => {
  it('keeps what a rule refused', () => {
    const refused = new DomainError('STALE_VERSION', 'Somebody was faster.', { currentVersion: 2 });
    expect(refusalOf(refused)).toBe(refused);
  });

  it('reveals nothing of an unknown fault', () => {
    const { code, message, details } = refusalOf(new Error('ENOENT: /srv/smarttag/secret'));
    expect(code).toBe('INTERNAL_ERROR');
    expect(message).not.toContain('secret');
    expect(details).toBeUndefined();
  });

  it.each(['MongooseServerSelectionError', 'MongoNetworkError', 'MongoTopologyClosedError'])(
    'says on a %s that the database is away instead of blaming itself',
    (name) => {
      expect(refusalOf(Object.assign(new Error('gone'), { name })).code).toBe('SERVICE_UNAVAILABLE');
    },
  );

  it('answers an unknown route like a thing of somebody else', () => {
    expect(refusalOf(new NotFoundException('Cannot GET /api/x')).message).toBe(
      'There is nothing here, or it is not yours to see.',
    );
  });

  it('has a status of an error for every code', () => {
    for (const code of ERROR_CODES) expect(HTTP_STATUS[code]).toBeGreaterThanOrEqual(400);
  });
});
