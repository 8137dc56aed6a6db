import { applyDecorators } from '@nestjs/common';
import { ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';
import type { ZodType } from 'zod';

/** What a route answers, for the OpenAPI document: the same contract that its types come from. */
export const Answers = (schema: ZodType, status = 200): MethodDecorator =>
  applyDecorators(ApiResponse({ status, standardSchema: schema } as ApiResponseOptions));

/** A route that answers without a body. */
export const AnswersNothing = (): MethodDecorator => ApiResponse({ status: 204 });
