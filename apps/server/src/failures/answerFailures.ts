import type { FastifyInstance } from 'fastify';
import { describeFailure } from './describeFailure.ts';
import { statusOf } from './statusOf.ts';

/** Answers every failure with `{ code, message, remedy }`, and tells `onFault` of those that are ours. */
export function answerFailures(app: FastifyInstance, onFault: (error: unknown) => void): void {
  app.setErrorHandler((error, _, reply) => {
    const failure = describeFailure(error);
    const status = statusOf[failure.code];
    if (status >= 500) onFault(error);
    return reply.code(status).send(failure);
  });
  app.setNotFoundHandler((_, reply) =>
    reply
      .code(404)
      .send({ code: 'not-found', message: 'There is nothing here', remedy: 'See /api/v1/openapi.json.' }),
  );
}
