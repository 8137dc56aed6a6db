import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** argon2id. A mail address that nobody has costs the same work, so time does not tell. */
@Injectable()
export class PasswordsService implements OnModuleInit {
  private nobodysHash = '';

  async onModuleInit(): Promise<void> {
    this.nobodysHash = await hash('the password of nobody');
  }

  hash(password: string): Promise<string> {
    return hash(password);
  }

  /** @param passwordHash of the account; undefined when there is none */
  async fits(passwordHash: string | undefined, password: string): Promise<boolean> {
    const fits = await verify(passwordHash ?? this.nobodysHash, password);
    return fits && passwordHash !== undefined;
  }
}
