import { DomainError } from '@smarttag/domain';

/** @throws UPLOAD_LENGTH_DIFFERS */
export const requireLength = (stated: number | undefined, declared: number): void => {
  if (stated === undefined || stated === declared) return;
  throw new DomainError('UPLOAD_LENGTH_DIFFERS', `This file was declared with ${declared} bytes.`, {
    declared,
  });
};
