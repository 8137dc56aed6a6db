import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '@smarttag/domain';

/** What comes in is what its contract says, or each field that is not is named. */
@Injectable()
export class ContractPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) => {
        const fields = issues.slice(0, 100).map(({ path, message }) => ({
          field: (path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
          message,
        }));
        return new DomainError('VALIDATION_FAILED', 'Some of this cannot be right.', { fields });
      },
    });
  }
}
