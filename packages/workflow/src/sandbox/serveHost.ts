import {
  type AbortSignalLike,
  type Autoencoder,
  type Host,
  type Prior,
  type Pullback,
  TweedieError,
} from '@tweedie/core';
import { z } from 'zod';
import type { Cache } from '../run/cache/cache.ts';
import type { AutoencoderFacts, PriorFacts } from './priorOver.ts';
import { image, outcome, tensor, text, whole } from './values.ts';

export interface ServeHostOptions {
  readonly host: Host;
  readonly signal: AbortSignalLike;
  /** What the sandbox may write into; nothing that others read may lie there. */
  readonly cache?: Cache;
  /** The most network evaluations. */
  readonly evaluations?: number;
}

type Handler = (args: readonly unknown[]) => Promise<unknown>;

/** Points of derivatives that are kept for one run; a solver rarely has more than one. */
const mostPoints = 64;

/** Answers what the sandbox asks in one run. Counts on nothing that it says. */
export function serveHost({
  host,
  signal,
  cache,
  evaluations = Infinity,
}: ServeHostOptions): (method: string, args: readonly unknown[]) => Promise<unknown> {
  const priors: Prior[] = [];
  const points = new Map<number, Pullback>();
  let nextPoint = 0;
  let done = 0;

  function priorAt(handle: number): Prior {
    done++;
    if (done > evaluations) {
      throw new TweedieError('bad-workflow', `A run may take ${evaluations} network evaluations at most`);
    }
    const prior = priors[handle];
    if (prior) return prior;
    throw new TweedieError('not-found', 'There is no such prior in this run');
  }
  function coderAt(handle: number): Autoencoder {
    const { name, autoencoder } = priorAt(handle);
    if (autoencoder) return autoencoder;
    throw new TweedieError('missing-capability', `${name} has no autoencoder`);
  }
  function keep(pullback: Pullback): number {
    const point = nextPoint++;
    points.set(point, pullback);
    if (points.size > mostPoints) points.delete(points.keys().next().value!);
    return point;
  }
  const handlers: Readonly<Record<string, Handler>> = {
    describeImage: taking([text], (file) => host.describeImage(file)),
    readImage: taking([text], (file) => host.readImage(file)),
    listImages: taking([text], (folder) => host.listImages(folder)),
    saveImage: taking([text, image, saveOptions], (name, picture, options) =>
      host.saveImage(name, picture, options),
    ),
    saveText: taking([text, z.string()], (name, content) => host.saveText(name, content)),
    describePrior: taking([text], (which) => host.describePrior(which)),
    openPrior: taking([text], async (which): Promise<PriorFacts> => {
      const prior = await host.openPrior(which, { signal });
      const { name, shape, sigma, licence, vjp, autoencoder } = prior;
      const facts = { name, shape, sigma, ...(licence !== undefined && { licence }), vjp: vjp !== undefined };
      return {
        handle: priors.push(prior) - 1,
        ...facts,
        ...(autoencoder && { autoencoder: factsOf(autoencoder) }),
      };
    }),
    denoise: taking([whole, tensor, level], (handle, x, sigma) =>
      priorAt(handle).denoise(x, sigma, { signal }),
    ),
    vjp: taking([whole, tensor, level], async (handle, x, sigma) => {
      const prior = priorAt(handle);
      if (!prior.vjp) throw new TweedieError('missing-capability', `${prior.name} has no derivative`);
      const [denoised, pullback] = await prior.vjp(x, sigma, { signal });
      return [denoised, keep(pullback)];
    }),
    encode: taking([whole, tensor], (handle, x) => coderAt(handle).encode(x, { signal })),
    decode: taking([whole, tensor], (handle, z) => coderAt(handle).decode(z, { signal })),
    decodeVjp: taking([whole, tensor], async (handle, z) => {
      const autoencoder = coderAt(handle);
      if (!autoencoder.decodeVjp)
        throw new TweedieError('missing-capability', 'The decoder has no derivative');
      const [image, pullback] = await autoencoder.decodeVjp(z, { signal });
      return [image, keep(pullback)];
    }),
    pullback: taking([whole, tensor], async (point, v) => {
      const pullback = points.get(point);
      if (pullback) return pullback(v, { signal });
      throw new TweedieError('not-found', `More than ${mostPoints} derivatives are kept at once`);
    }),
    cacheGet: taking([text], async (key) => cache?.get(key)),
    cachePut: taking([text, outcome], async (key, given) => cache?.put(key, given)),
  };
  return async (method, args) => {
    const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
    if (!handler) throw new TweedieError('not-found', `A plugin asked for ${method}, which there is not`);
    return handler(args);
  };
}

const level = z.number().min(0);
const saveOptions = z.object({ depth: z.union([z.literal(8), z.literal(16)]).exactOptional() }).optional();

/** A method for arguments of these shapes alone. Throws `bad-value` for others. */
function taking<const T extends readonly z.ZodType[]>(
  shapes: T,
  work: (...args: { [K in keyof T]: z.output<T[K]> }) => Promise<unknown>,
): Handler {
  return async (args) => {
    const read = shapes.map((shape, i) => shape.safeParse(args[i]));
    const odd = read.findIndex(({ success }) => !success);
    if (odd >= 0) {
      const [issue] = read[odd]!.error!.issues;
      throw new TweedieError('bad-value', `A plugin asked for something that cannot be: ${issue!.message}`);
    }
    return work(...(read.map(({ data }) => data) as { [K in keyof T]: z.output<T[K]> }));
  };
}

function factsOf({ shape, factor, decodeVjp }: Autoencoder): AutoencoderFacts {
  return { shape, factor, vjp: decodeVjp !== undefined };
}
