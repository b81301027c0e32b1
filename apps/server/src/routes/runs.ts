import { z } from 'zod';
import { failure, type RunRecord, runId, runRequest, runView, runWithState } from '../api/schemas.ts';
import type { App, RouteContext } from './context.ts';

const params = z.object({ id: runId });

/** Runs from beginning to end. */
export function runRoutes(app: App, { runs, limits }: RouteContext): void {
  const view = (run: RunRecord): z.output<typeof runView> => {
    const position = runs.queue.waiting.indexOf(run.id);
    return { ...run, ...(position >= 0 && { position }) };
  };
  const tags = ['runs'];

  app.post(
    '/runs',
    {
      bodyLimit: limits.documentBytes,
      schema: {
        ...{ operationId: 'createRun', summary: 'Puts a workflow into the queue', tags, body: runRequest },
        response: { 201: runView, 400: failure, 403: failure, 404: failure, 422: failure, 429: failure },
      },
    },
    async ({ body }, reply) => reply.code(201).send(view(await runs.create(body))),
  );
  app.get(
    '/runs',
    {
      config: { owner: true },
      schema: {
        ...{ operationId: 'listRuns', summary: 'All runs, the newest first', tags },
        response: { 200: z.array(runView), 403: failure },
      },
    },
    () => runs.list().map(view),
  );
  app.get(
    '/runs/:id',
    {
      schema: {
        ...{ operationId: 'getRun', summary: 'A run, and what it came to so far', tags, params },
        response: { 200: runWithState, 404: failure },
      },
    },
    async ({ params: { id } }) => {
      const state = await runs.state(id);
      return { ...view(runs.get(id)), ...(state !== undefined && { state }) };
    },
  );
  app.get(
    '/runs/:id/workflow',
    {
      schema: {
        ...{ operationId: 'getWorkflow', summary: 'The workflow that a run is of', tags, params },
        response: { 200: z.unknown(), 404: failure },
      },
    },
    ({ params: { id } }) => runs.workflow(id),
  );
  app.post(
    '/runs/:id/cancel',
    {
      schema: {
        ...{
          operationId: 'cancelRun',
          summary: 'Stops a run, and answers when it has stopped',
          tags,
          params,
        },
        response: { 200: runView, 404: failure, 409: failure },
      },
    },
    async ({ params: { id } }) => view(await runs.cancel(id)),
  );
  app.delete(
    '/runs/:id',
    {
      schema: {
        ...{ operationId: 'deleteRun', summary: 'Forgets a run and its results', tags, params },
        response: { 204: z.undefined(), 404: failure, 409: failure },
      },
    },
    async ({ params: { id } }, reply) => {
      await runs.remove(id);
      return reply.code(204).send();
    },
  );
}
