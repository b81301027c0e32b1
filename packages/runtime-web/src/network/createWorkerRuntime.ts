import { type Network, type Runtime, TweedieError } from '@tweedie/core';
import { chooseBackend } from './chooseBackend.ts';
import type { Engine } from './engine.ts';
import { badModel, sentenceOf } from './failures.ts';
import { networkOver } from './networkOver.ts';
import { openEngine } from './openEngine.ts';
import type { Notice, WebRuntimeOptions } from './options.ts';
import { prepare, threadsNotice } from './prepare.ts';
import { readModel } from './readModel.ts';
import { createTurns } from './turns.ts';
import { withFallback } from './withFallback.ts';

/** ONNX Runtime does one thing at a time. */
const turns = createTurns();

/**
 * Runs networks in the thread that calls it, which is meant to be a Worker's: a network on WASM blocks its thread.
 * `load` takes bytes or an address. The first runtime of a thread decides on threads and `wasmPaths`.
 */
export function createWorkerRuntime(options: WebRuntimeOptions = {}): Runtime {
  assertThreads(options.threads);
  const tell = once(options.onNotice ?? (() => undefined));

  async function open(model: Uint8Array, place: string): Promise<Engine> {
    const { backend, notice } = await chooseBackend(options.backend ?? 'auto');
    if (notice) tell(notice);
    if (backend === 'wasm') return openOnWasm(model);
    const onFallback = (cause: unknown): void =>
      tell({
        code: 'webgpu-failed',
        message: `${place} fails on the graphics card: ${sentenceOf(cause)}. It runs on the processor from now on.`,
      });
    try {
      const engine = await openEngine(model, 'webgpu');
      return withFallback(engine, { open: () => openOnWasm(model), onFallback });
    } catch (cause) {
      const engine = await openOnWasm(model);
      onFallback(cause);
      return engine;
    }
  }
  function openOnWasm(model: Uint8Array): Promise<Engine> {
    const notice = threadsNotice(options);
    if (notice) tell(notice);
    return openEngine(model, 'wasm');
  }

  return {
    name: 'web',
    async load(model): Promise<Network> {
      const place = typeof model === 'string' ? nameIn(model) : 'model';
      const bytes = typeof model === 'string' ? await readModel(model) : model;
      prepare(options);
      const engine = await turns(() => open(bytes, place)).catch((cause: unknown) => {
        throw badModel(place, cause);
      });
      return networkOver(engine, { place, turns });
    },
  };
}

/** Tells everything once. */
function once(tell: (notice: Notice) => void): (notice: Notice) => void {
  const told = new Set<string>();
  return (notice) => {
    if (told.has(notice.message)) return;
    told.add(notice.message);
    tell(notice);
  };
}

function assertThreads(threads: number | undefined): void {
  if (threads === undefined || (Number.isInteger(threads) && threads >= 1)) return;
  throw new TweedieError('bad-parameter', `runtime-web: threads must be 1 or more, got ${threads}`);
}

/** The last part of an address. */
function nameIn(address: string): string {
  return (
    address
      .replace(/[?#].*$/s, '')
      .split('/')
      .pop() || address
  );
}
