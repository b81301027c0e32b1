/** @file Runs restoration workflows over HTTP, with a queue that survives a restart. */
export { type Server, startServer } from './startServer.ts';
export type { ServerOptions } from './serverOptions.ts';
export { frozenLimits, type ServerLimits, usualLimits } from './limits.ts';
export type { WriteResults } from './runs/createRuns.ts';
export type { Frozen } from './security/frozen.ts';
export { isLoopback } from './security/loopback.ts';
