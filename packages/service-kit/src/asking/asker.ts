import {
  readScopeOf,
  writeScopeOf,
  type Cause,
  type Partner,
  type ReadScope,
  type Session,
  type User,
  type WriteScope,
} from '@smarttag/domain';

/** Who is asking, by a session that lives. */
export class Asker {
  readonly readScope: ReadScope;

  constructor(
    readonly token: string,
    readonly session: Session,
    readonly user: User,
    readonly partner: Partner | undefined,
  ) {
    this.readScope = readScopeOf(user);
  }

  /** @throws NOT_ALLOWED for auditors */
  writeScope(): WriteScope {
    return writeScopeOf(this.user);
  }

  /** This person as the cause of what a request changes. */
  cause(request: { id?: unknown }): Cause {
    return { actorId: this.user.id, requestId: String(request.id), at: new Date() };
  }
}
