import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';
import { protocol } from '../security/guard.ts';

const description = `Runs restoration workflows: upload pictures, put a workflow into the queue, watch it over a WebSocket
(protocol \`${protocol}\`), fetch the results. Every refusal is \`{ code, message, remedy }\`.`;

const toJson = createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } });

/** Collects the OpenAPI 3.1 document from the schemas of the routes that are added after this. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tweedie', version: '1', description, license: { name: 'MIT', identifier: 'MIT' } },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform(route) {
      const json = toJson(route);
      if (!route.route.config?.picture) return json;
      return { ...json, schema: { ...json.schema, body: { type: 'string', format: 'binary' } } };
    },
  });
}
