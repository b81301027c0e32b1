/** @file What a page and a Worker say to each other: requests, each with its answer, and remarks that need none. */
import type { ErrorCode } from '@tweedie/core';

/** What each kind of request carries, and what its answer brings. */
export type Protocol<P> = { readonly [K in keyof P]: { readonly request: object; readonly answer: object } };

export interface Request {
  readonly id: number;
  readonly kind: string;
  readonly request: object;
}

/** An error as it goes from one thread to another; without a code it is none of Tweedie's. */
export interface Failure {
  readonly code?: ErrorCode;
  readonly message: string;
  readonly remedy?: string | undefined;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Whether the Worker can do nothing more. */
  readonly fatal?: boolean;
}

export type Answer =
  | { readonly id: number; readonly value: object }
  | { readonly id: number; readonly failure: Failure }
  | { readonly remark: object };
