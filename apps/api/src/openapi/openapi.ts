import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { SESSION_COOKIE } from '@smarttag/service-kit';
import { z, type ZodType } from 'zod';

/** Contracts as JSON Schema; what a preprocess takes in has none, and is shown as anything. */
const toJsonSchema = (schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema as ZodType, {
    target: 'openapi-3.0',
    io: schemaType,
    unrepresentable: 'any',
  });
  return { schema: described, components: {} };
};

/** `/api/openapi.json`, and `/api/docs` to try it. */
export const serveOpenApi = (app: NestExpressApplication): void => {
  const config = new DocumentBuilder()
    .setTitle('SmartTag')
    .setDescription('Tag finished video ads with proof of who made them. Writes need `X-CSRF-Token`.')
    .setVersion('1')
    .addCookieAuth(SESSION_COOKIE)
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-CSRF-Token' }, 'csrf')
    .addSecurityRequirements(SESSION_COOKIE)
    .addSecurityRequirements('csrf')
    .build();
  const document = () =>
    SwaggerModule.createDocument(app, config, {
      standardSchemaConverter: toJsonSchema,
      operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
      autoTagControllers: true,
    });
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/openapi.json', raw: ['json'] });
};
