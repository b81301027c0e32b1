import { z } from 'zod';
import { failure, queueView, runId } from '../api/schemas.ts';
import type { App, RouteContext } from './context.ts';

/** What waits, in which order. */
export function queueRoutes(app: App, { runs }: RouteContext): void {
  const view = (): z.output<typeof queueView> => {
    const { waiting, running, ...rest } = runs.queue;
    return { ...rest, waiting: [...waiting], running: [...running] };
  };
  const config = { owner: true };
  const tags = ['queue'];
  const response = { 200: queueView, 403: failure };

  app.get(
    '/queue',
    { config, schema: { operationId: 'getQueue', summary: 'What runs and what waits', tags, response } },
    view,
  );
  for (const [name, paused] of [
    ['pause', true],
    ['resume', false],
  ] as const) {
    const summary = paused ? 'Lets nothing start; what runs goes on' : 'Lets runs start again';
    app.post(
      `/queue/${name}`,
      { config, schema: { operationId: `${name}Queue`, summary, tags, response } },
      async () => {
        await runs.setPaused(paused);
        return view();
      },
    );
  }
  app.post(
    '/runs/:id/move',
    {
      config,
      schema: {
        ...{ operationId: 'moveRun', summary: 'Puts a run that waits at another position', tags },
        params: z.object({ id: runId }),
        body: z.strictObject({ position: z.int().min(0).meta({ description: '0 is next.' }) }),
        response: { ...response, 404: failure, 409: failure },
      },
    },
    async ({ params: { id }, body: { position } }) => {
      await runs.move(id, position);
      return view();
    },
  );
}
