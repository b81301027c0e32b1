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

const file = z.custom<ReadStream>().meta({ type: 'string', format: 'binary' });

/** What runs wrote, as files. */
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
}
