import cors from '@fastify/cors';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { addOpenApi } from './api/addOpenApi.ts';
import { addSockets } from './events/addSockets.ts';
import { answerFailures } from './failures/answerFailures.ts';
import type { App, RouteContext } from './routes/context.ts';
import { eventRoutes } from './routes/events.ts';
import { fileRoutes } from './routes/files.ts';
import { nodeRoutes } from './routes/nodes.ts';
import { queueRoutes } from './routes/queue.ts';
import { resultRoutes } from './routes/results.ts';
import { runRoutes } from './routes/runs.ts';
import { serviceRoutes } from './routes/service.ts';
import { createGuard, type GuardOptions } from './security/guard.ts';
import { securityHeaders } from './security/headers.ts';
import { addStudio } from './studio/addStudio.ts';

export interface AppOptions extends RouteContext {
  readonly guard: GuardOptions;
  /** The folder of the studio as it is built. */
  readonly studio?: string;
  /** Pages of these origins may show it in a frame. @default none */
  readonly embedders?: readonly string[];
  readonly onFault: (error: unknown) => void;
}

/** A request that has not come in whole after so many milliseconds is let go. */
const requestTimeout = 300_000;

/** All that answers requests, from the guard at the door to the routes. */
export async function createApp({ guard, studio, embedders, onFault, ...context }: AppOptions): Promise<App> {
  const fastify = Fastify({ requestTimeout, forceCloseConnections: true });
  const app: App = fastify.withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  answerFailures(app, onFault);

  const origin = [...guard.origins];
  if (origin.length > 0) await app.register(cors, { origin, methods: ['GET', 'POST', 'DELETE'] });
  await addSockets(app); // before the guard, or a socket that it refuses stays open
  const check = createGuard(guard);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders);
    check(request);
    done();
  });
  await addOpenApi(app);
  await app.register(
    (api, _, done) => {
      const typed: App = api.withTypeProvider<ZodTypeProvider>();
      for (const add of routes) add(typed, context);
      done();
    },
    { prefix: '/api/v1' },
  );
  if (studio !== undefined) await addStudio(app, studio, embedders);
  return app;
}

const routes = [
  ...[serviceRoutes, nodeRoutes, fileRoutes],
  ...[runRoutes, resultRoutes, eventRoutes],
  queueRoutes,
];
