/** @file What the main thread and a network's worker say to each other: one request, one answer, in turn. */
import type { DerivativePair, Feeds, Tensor } from '@tweedie/core';
import type { DerivativeForm } from './differentiable.ts';

/** What each request carries and what its answer brings. */
export interface Protocol {
  load: {
    request: {
      readonly model: string | Uint8Array;
      readonly threads: number;
      readonly derivative: DerivativeForm;
    };
    answer: { readonly inputs: readonly string[]; readonly outputs: readonly string[] };
  };
  run: {
    /** The feeds are in shared memory, and stay as they are until the answer. */
    request: { readonly feeds: Feeds };
    answer: { readonly outputs: Readonly<Record<string, Tensor>> };
  };
  /** Runs, and keeps what the derivative needs, until the next such run. */
  linearise: {
    request: { readonly feeds: Feeds; readonly pair: DerivativePair };
    answer: { readonly output: Tensor; readonly point: number };
  };
  /** The derivative at a point. No gradient means that the point is gone. */
  pullBack: {
    request: { readonly v: Tensor; readonly point: number };
    answer: { readonly gradient?: Tensor };
  };
  release: { request: object; answer: object };
}

export type Kind = keyof Protocol;
export type Request = { [K in Kind]: { readonly kind: K } & Protocol[K]['request'] }[Kind];

/** `failure` says why there is no value, and `remedy` what to do about it, where that is known. */
export type Answer<K extends Kind = Kind> =
  { readonly value: Protocol[K]['answer'] } | { readonly failure: string; readonly remedy?: string };
