import type { Session } from '@tweedie/runtime-node';
import type { ServerLimits } from './limits.ts';
import type { WriteResults } from './runs/createRuns.ts';
import type { Frozen } from './security/frozen.ts';

export interface ServerOptions {
  /** What runs workflows. Its owner frees it after the server has closed. */
  readonly session: Session;
  /** Where uploads and runs are kept. It is for one server at a time. */
  readonly folder: string;
  /** The address to listen at. Others than this machine's own need a token, or `frozen`. @default "127.0.0.1" */
  readonly host?: string;
  /** 0 is any that is free. @default 4747 */
  readonly port?: number;
  /** What clients have to know, 16 characters or more. @default nothing */
  readonly token?: string;
  /** For the public: nobody sees the runs of others, or changes the queue. @default false */
  readonly frozen?: Frozen | false;
  /** @default `frozenLimits` where it is frozen, else `usualLimits` */
  readonly limits?: Partial<ServerLimits>;
  /** How many runs go at once. @default 1 */
  readonly concurrency?: number;
  /** Pages of other origins that may call, such as "https://studio.example". @default none */
  readonly origins?: readonly string[];
  /** Names by which it may be called beside those of this machine. @default none */
  readonly hosts?: readonly string[];
  /** Begins with a queue in which nothing starts. @default as it was when the server went down */
  readonly paused?: boolean;
  /** Adds results to those that workflows save by themselves. @default nothing */
  readonly writeResults?: WriteResults;
  /** The folder of the studio as it is built, which is served beside the API. @default no pages */
  readonly studio?: string;
  /** Origins whose pages may show the studio in a frame, such as "https://example.org". @default none */
  readonly embedders?: readonly string[];
  /** Hears what went wrong that no client can be told. @default nobody hears it */
  readonly onFault?: (error: unknown) => void;
}
