import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ExportCreate, ExportView, type Cause } from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import type { Request, Response } from 'express';
import { Answers } from '../../openapi/answers.js';
import { ExportsService } from './exports.service.js';

@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Post()
  @Answers(ExportView, 201)
  create(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Body({ schema: ExportCreate }) wanted: ExportCreate,
  ): Promise<ExportView> {
    return this.exports.create(asker, cause, wanted);
  }

  @Get(':id')
  @Answers(ExportView)
  get(@CurrentAsker() asker: Asker, @Param('id') id: string): Promise<ExportView> {
    return this.exports.get(asker, id);
  }

  @Get(':id/file')
  file(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
    @Req() { method }: Request,
    @Res() response: Response,
  ): Promise<void> {
    // A file is handed over once: who only asks about it does not take it.
    if (method === 'HEAD') return this.exports.sendHead(asker, id, response);
    return this.exports.send(asker, cause, id, response);
  }
}
