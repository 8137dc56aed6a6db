import { Controller, Get } from '@nestjs/common';
import { PersonName, pageOf, type Page } from '@smarttag/domain';
import { UsersRepository } from '@smarttag/domain/mongoose';
import { CurrentAsker, type Asker } from '@smarttag/service-kit';
import { Answers } from '../../openapi/answers.js';

/** The people in my scope, for filters: a partner's own, or everybody. */
@Controller('people')
export class PeopleController {
  constructor(private readonly users: UsersRepository) {}

  @Get()
  @Answers(pageOf(PersonName))
  async list(@CurrentAsker() { readScope }: Asker): Promise<Page<PersonName>> {
    return { items: await this.users.listNames(readScope) };
  }
}
