import { createReadStream, type ReadStream } from 'node:fs';
import { extname } from 'node:path';
import { z } from 'zod';
import { failure, runId } from '../api/schemas.ts';
import type { App, RouteContext } from './context.ts';

const types: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.svg': 'image/svg+xml',
  '.csv': 'text/csv; charset=utf-8',
};

const bytes = z.custom<Buffer>().meta({ type: 'string', format: 'binary' });
const outputsText = [
  'All data that came out of a target, exactly: 4 bytes of magic, 32 of a SHA-256, 4 with the length of a header',
  '(little-endian), the header, then floats of 4 bytes. The header is JSON, a list of `[output, { kind, list, items }]`,',
  'in which `{ floats: [from, count] }` stands for an array of those floats. `decodeOutcome` of `@tweedie/workflow`',
  'reads it, under the name of the node.',
].join(' ');

const file = z.custom<ReadStream>().meta({ type: 'string', format: 'binary' });

/** What came out of runs: the files that they wrote, and the outputs of their targets. */
export function resultRoutes(app: App, { runs }: RouteContext): void {
  app.get(
    '/runs/:id/results/:name',
    {
      schema: {
        operationId: 'getResult',
        summary: 'A file that a run wrote; its `results` say which there are',
        tags: ['runs'],
        params: z.object({ id: runId, name: z.string().max(300) }),
        response: {
          200: { description: 'The file', content: { 'application/octet-stream': { schema: file } } },
          404: failure,
        },
      },
    },
    ({ params: { id, name } }, reply) => {
      const path = runs.resultPath(id, name);
      const quoted = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
      const type = types[extname(name).toLowerCase()] ?? 'application/octet-stream';
      reply.type(type).header('content-disposition', `inline; filename*=UTF-8''${quoted}`);
      return createReadStream(path);
    },
  );
  app.get(
    '/runs/:id/outputs/:node',
    {
      schema: {
        operationId: 'getOutputs',
        summary: 'What came out of a node that was asked for, as soon as it has finished',
        description: outputsText,
        tags: ['runs'],
        params: z.object({ id: runId, node: z.string().max(1000) }),
        response: {
          200: { description: 'Its outputs', content: { 'application/octet-stream': { schema: bytes } } },
          404: failure,
        },
      },
    },
    async ({ params: { id, node } }, reply) => {
      const encoded = await runs.outputs(id, node);
      return reply.type('application/octet-stream').send(Buffer.from(encoded));
    },
  );
}
