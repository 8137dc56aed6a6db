import { DomainError } from '@smarttag/domain';

/** A refusal whose status the protocol prescribes. */
export class ProtocolRefusal extends DomainError {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(status === 404 ? 'NOT_FOUND' : 'VALIDATION_FAILED', message);
    this.name = 'ProtocolRefusal';
  }
}
