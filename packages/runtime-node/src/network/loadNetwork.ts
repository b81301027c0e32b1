import {
  abortable,
  abortedError,
  type AbortSignalLike,
  type DerivativePair,
  type Feeds,
  type Network,
  size,
  type Tensor,
  TweedieError,
} from '@tweedie/core';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { type Channel, Failure, openChannel } from './channel.ts';
import type { DerivativeForm } from './differentiable.ts';
import type { Protocol } from './protocol.ts';
import { createSharer } from './shareFeeds.ts';

export interface LoadOptions {
  /** What messages call the network. */
  readonly place: string;
  readonly threads: number;
  readonly derivative: DerivativeForm;
}

/** Loads a network into a worker of its own. */
export async function loadNetwork(
  model: string | Uint8Array,
  { place, threads, derivative }: LoadOptions,
): Promise<Network> {
  const source = createRequire(import.meta.url).resolve('@tweedie/runtime-node/worker');
  const worker = new Worker(source, { execArgv: [] }); // flags of the process, such as --input-type, may not suit it
  const channel = openChannel(worker, place);
  try {
    const own = typeof model === 'string' ? model : Uint8Array.from(model); // a view would bring all of its buffer
    const names = await channel.ask('load', { model: own, threads, derivative });
    return networkOver(channel, { ...names, place });
  } catch (cause) {
    await channel.close();
    if (cause instanceof TweedieError) throw cause;
    const told = sentenceOf(cause);
    const state = notOnnx.test(told) ? 'is cut short, or not an ONNX model' : `cannot be loaded: ${told}`;
    throw new TweedieError('bad-model', `${place} ${state}`, {
      remedy: 'Check that the file is whole, and that its operators are standard ones.',
      cause,
    });
  }
}

/** What ONNX Runtime says of bytes that are no model, or the beginning of one. */
const notOnnx = /protobuf parsing failed|does not have a graph/i;

interface Named {
  readonly place: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** The network behind a channel. Runs wait for one another; one that is aborted while it waits never starts. */
export function networkOver(channel: Channel, { place, inputs, outputs }: Named): Network {
  const share = createSharer();
  let last: Promise<unknown> = Promise.resolve();
  /** Runs that were asked for and are not over. */
  let waiting = 0;
  let disposal: Promise<void> | undefined;

  async function inTurn<T>(work: () => Promise<T>, signal: AbortSignalLike | undefined): Promise<T> {
    if (disposal) throw new TweedieError('network-failed', `${place}: the network was disposed of`);
    const start = async (): Promise<T> => {
      if (signal?.aborted) throw abortedError();
      return work().catch((cause: unknown) => {
        throw asTold(place, cause);
      });
    };
    const result = waiting === 0 ? start() : last.then(start); // an idle network starts before this returns
    waiting++;
    last = result.catch(() => undefined).finally(() => waiting--);
    return abortable(result, signal);
  }

  const linearise = (feeds: Feeds, pair: DerivativePair): Promise<Protocol['linearise']['answer']> =>
    channel.ask('linearise', { feeds: share(feeds), pair });

  return {
    inputs,
    outputs,
    async run(feeds, { signal } = {}) {
      assertFeeds(feeds, { place, inputs, outputs });
      const { outputs: results } = await inTurn(() => channel.ask('run', { feeds: share(feeds) }), signal);
      return results;
    },
    async vjp(feeds, pair, { signal } = {}) {
      assertFeeds(feeds, { place, inputs, outputs });
      const { output, point } = await inTurn(() => linearise(feeds, pair), signal);
      let current = point;
      async function pullBack(v: Tensor): Promise<Tensor> {
        const { v: shared } = share({ v }) as { v: Tensor };
        const { gradient } = await channel.ask('pullBack', { v: shared, point: current });
        if (gradient) return gradient;
        current = (await linearise(feeds, pair)).point; // another point came in between
        return pullBack(v);
      }
      return [output, (v, options) => inTurn(() => pullBack(v), options?.signal)];
    },
    dispose() {
      disposal ??= last.then(async () => {
        await channel.ask('release', {}).catch(() => undefined);
        await channel.close();
      });
      return disposal;
    },
  };
}

/** A failure in the worker as an error that names the network. */
function asTold(place: string, cause: unknown): TweedieError {
  if (cause instanceof TweedieError) return cause;
  const told = sentenceOf(cause);
  if (told.startsWith('autodiff: ')) {
    return new TweedieError('bad-model', told.replace('autodiff', place), {
      remedy: (cause instanceof Failure && cause.remedy) || 'Choose a solver that needs no derivative.',
      cause,
    });
  }
  return new TweedieError('network-failed', `${place}: the network failed: ${told}`, { cause });
}

function assertFeeds(feeds: Parameters<Network['run']>[0], { place, inputs }: Named): void {
  const given = Object.keys(feeds);
  const wrong = inputs.find((name) => !given.includes(name)) ?? given.find((name) => !inputs.includes(name));
  if (wrong !== undefined) {
    throw new TweedieError(
      'bad-parameter',
      `${place}: the network takes ${inputs.join(', ')}, got ${given.join(', ') || 'nothing'}`,
    );
  }
  for (const [name, { shape, data }] of Object.entries(feeds)) {
    if (data.length === size(shape)) continue;
    throw new TweedieError(
      'bad-shape',
      `${place}: ${name} of shape [${shape}] needs ${size(shape)} values, got ${data.length}`,
    );
  }
}

/** ONNX Runtime's message in one line, without the place in its sources. */
function sentenceOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message
    .replace(/\/onnxruntime_src\/\S+ /g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
