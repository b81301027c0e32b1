/** @file What a page and the Worker that holds its networks say to each other. */
import type { DerivativePair, Feeds, Tensor } from '@tweedie/core';
import type { ModelFiles } from './model.ts';
import type { WebRuntimeOptions } from './options.ts';

interface OfNetwork {
  /** Which of the Worker's networks. */
  readonly network: number;
}

export interface NetworkProtocol {
  load: {
    request: {
      /** Bytes, or a whole address. */
      readonly model: Uint8Array | string | ModelFiles;
      readonly place: string;
      readonly options: Omit<WebRuntimeOptions, 'onNotice'>;
    };
    answer: OfNetwork & { readonly inputs: readonly string[]; readonly outputs: readonly string[] };
  };
  run: {
    request: OfNetwork & { readonly feeds: Feeds };
    answer: { readonly outputs: Readonly<Record<string, Tensor>> };
  };
  linearise: {
    request: OfNetwork & { readonly feeds: Feeds; readonly pair: DerivativePair };
    answer: { readonly output: Tensor; readonly point: number };
  };
  /** No gradient means that the point is gone. */
  pullBack: {
    request: OfNetwork & { readonly v: Tensor; readonly point: number };
    answer: { readonly gradient?: Tensor };
  };
  release: { request: OfNetwork; answer: object };
}
