import type { Session } from '@tweedie/runtime-node';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FileStore } from '../files/createFileStore.ts';
import type { ServerLimits } from '../limits.ts';
import type { Runs } from '../runs/createRuns.ts';

/** A Fastify whose handlers know the types of what the schemas check. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What routes work with. */
export interface RouteContext {
  readonly session: Session;
  readonly files: FileStore;
  readonly runs: Runs;
  readonly limits: ServerLimits;
  readonly frozen: boolean;
}
