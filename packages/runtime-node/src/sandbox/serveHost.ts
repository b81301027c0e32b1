import {
  type Host,
  type Image,
  isTensor,
  type Prior,
  type Pullback,
  type Tensor,
  TweedieError,
} from '@tweedie/core';
import type { Cache, Outcome } from '@tweedie/workflow';
import { createHash } from 'node:crypto';
import type { PriorFacts } from './protocol.ts';

export interface ServeOptions {
  readonly host: Host;
  readonly signal: AbortSignal;
  /** What keys of the cache are mixed with, so that no plugin can write what others read. */
  readonly salt: string;
  readonly cache?: Cache;
  /** The most network evaluations. */
  readonly evaluations?: number;
}

type Handler = (...args: never[]) => Promise<unknown>;

/** Points of derivatives that are kept for one run; a solver rarely has more than one. */
const mostPoints = 64;

/** Answers what the sandbox asks in one run. Counts on nothing that it says. */
export function serveHost({
  host,
  signal,
  cache,
  salt,
  evaluations = Infinity,
}: ServeOptions): (method: string, args: readonly unknown[]) => Promise<unknown> {
  const priors: Prior[] = [];
  const points = new Map<number, Pullback>();
  let nextPoint = 0;
  let done = 0;
  const keyOf = (key: string): string => createHash('sha256').update(`${salt}\0${key}`).digest('hex');

  function priorAt(handle: number): Prior {
    done++;
    if (done > evaluations) {
      throw new TweedieError('bad-workflow', `A run may take ${evaluations} network evaluations at most`);
    }
    const prior = priors[handle];
    if (prior) return prior;
    throw new TweedieError('not-found', 'There is no such prior in this run');
  }
  const handlers: Readonly<Record<string, Handler>> = {
    describeImage: (file: unknown) => host.describeImage(String(file)),
    readImage: (file: unknown) => host.readImage(String(file)),
    listImages: (folder: unknown) => host.listImages(String(folder)),
    saveImage: (name: unknown, image: Image, options?: { readonly depth?: 8 | 16 }) =>
      host.saveImage(String(name), image, options),
    saveText: (name: unknown, text: unknown) => host.saveText(String(name), String(text)),
    describePrior: (which: unknown) => host.describePrior(String(which)),
    async openPrior(which: unknown): Promise<PriorFacts> {
      const prior = await host.openPrior(String(which), { signal });
      const { name, shape, sigma, licence, vjp } = prior;
      const facts = { name, shape, sigma, ...(licence !== undefined && { licence }), vjp: vjp !== undefined };
      return { handle: priors.push(prior) - 1, ...facts };
    },
    denoise: async (handle: number, x: Tensor, sigma: number) =>
      priorAt(handle).denoise(checked(x), sigma, { signal }),
    async vjp(handle: number, x: Tensor, sigma: number) {
      const [denoised, pullback] = await priorAt(handle).vjp!(checked(x), sigma, { signal });
      const point = nextPoint++;
      points.set(point, pullback);
      if (points.size > mostPoints) points.delete(points.keys().next().value!);
      return [denoised, point];
    },
    async pullback(point: number, v: Tensor) {
      const pullback = points.get(point);
      if (pullback) return pullback(checked(v), { signal });
      throw new TweedieError('not-found', `More than ${mostPoints} derivatives are kept at once`);
    },
    cacheGet: async (key: string) => cache?.get(keyOf(key)),
    cachePut: async (key: string, outcome: Outcome) => cache?.put(keyOf(key), outcome),
  };
  return async (method, args) => {
    const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
    if (!handler) throw new TweedieError('not-found', `A plugin asked for ${method}, which there is not`);
    return handler(...(args as never[]));
  };
}

/** A tensor that came out of the sandbox. */
function checked(value: Tensor): Tensor {
  if (isTensor(value)) return value;
  throw new TweedieError('bad-value', 'A plugin gave a prior something that is no image');
}
