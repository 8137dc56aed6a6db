import { DomainError, notFound } from '@smarttag/domain';

/** Something that is not there, or not in the asker's scope: the audit keeps who asked for it. */
export class OutOfScopeError extends DomainError {
  constructor() {
    const { code, message } = notFound();
    super(code, message);
  }
}

/** @throws NOT_FOUND, and the refusal is recorded */
export const inScope = <T>(value: T | undefined): T => {
  if (value === undefined) throw new OutOfScopeError();
  return value;
};
