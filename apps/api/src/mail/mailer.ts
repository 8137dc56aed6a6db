import { Inject, Injectable, Logger } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { ENV, type Env } from '../config/env.js';

export interface Letter {
  to: string;
  subject: string;
  text: string;
}
export type Mailed = 'sent' | 'failed' | 'off';

/** Mail helps people along; nothing waits for it, and what it says stands in the dashboard too. */
@Injectable()
export class Mailer {
  private readonly logger = new Logger('Mail');
  private readonly transport: Transporter | undefined;

  constructor(@Inject(ENV) private readonly env: Pick<Env, 'SMTP_URL' | 'MAIL_FROM'>) {
    if (env.SMTP_URL)
      this.transport = createTransport({
        url: env.SMTP_URL,
        connectionTimeout: 10_000,
        socketTimeout: 20_000,
      });
  }

  async send(letter: Letter): Promise<Mailed> {
    if (!this.transport) return 'off';
    try {
      await this.transport.sendMail({ from: this.env.MAIL_FROM, ...letter });
      return 'sent';
    } catch (error) {
      this.logger.error({ err: error }, 'Not mailed');
      return 'failed';
    }
  }
}
