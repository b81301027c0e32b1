import { z } from 'zod';
import type { App, RouteContext } from './context.ts';

const health = z.object({
  status: z.literal('ok'),
  frozen: z.boolean(),
  limits: z.record(z.string(), z.number()).meta({ description: 'What the server takes on at most.' }),
});

/** What the server says of itself. Needs no token. */
export function serviceRoutes(app: App, { limits, frozen }: RouteContext): void {
  const config = { open: true };
  app.get(
    '/health',
    {
      config,
      schema: {
        ...{
          operationId: 'getHealth',
          summary: 'Whether the server is up, and its limits',
          tags: ['service'],
        },
        response: { 200: health },
      },
    },
    () => ({ status: 'ok' as const, frozen, limits: { ...limits } }),
  );
  app.get('/openapi.json', { config, schema: { hide: true } }, () => app.swagger());
}
