import { badModel, createTurns, type Network, networkOver, type Turns } from '@tweedie/core';
import { type Channel, openChannel } from '../worker/openChannel.ts';
import { startWorker } from '../worker/startWorker.ts';
import { assertOptions } from './assertOptions.ts';
import { engineOver } from './engineOver.ts';
import type { ModelFiles, WebRuntime } from './model.ts';
import type { Notice, WebRuntimeOptions } from './options.ts';
import { placeOf } from './placeOf.ts';
import type { NetworkProtocol } from './protocol.ts';

/** A Worker with networks in it. */
interface Home {
  readonly channel: Channel<NetworkProtocol>;
  readonly turns: Turns;
  /** Networks that live there or are on their way. */
  inhabitants: number;
}

/**
 * Runs the networks of a page in a Worker, so that the page never waits. `load` takes bytes or an address. If the Worker
 * breaks down, what runs in it fails with `network-failed`, and the next `load` starts another; when its last network is
 * disposed of, it ends, and all of its memory is free.
 */
export function createWebRuntime({ onNotice, ...options }: WebRuntimeOptions = {}): WebRuntime {
  assertOptions(options, 'createWebRuntime');
  let home: Home | undefined;

  function open(): Home {
    const worker = startWorker(() => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }));
    const onRemark = (notice: object): void => onNotice?.(notice as Notice);
    const channel = openChannel<NetworkProtocol>(worker, { place: 'The Worker of networks', onRemark });
    return { channel, turns: createTurns(), inhabitants: 0 };
  }
  function leave(left: Home): void {
    if (--left.inhabitants > 0) return;
    left.channel.close();
    if (home === left) home = undefined;
  }
  async function load(model: Uint8Array | string | ModelFiles): Promise<Network> {
    if (!home || home.channel.broken) home = open();
    const [here, place] = [home, placeOf(model)];
    here.inhabitants++;
    try {
      const source = typeof model === 'string' ? new URL(model, document.baseURI).href : copyOf(model);
      const names = await here.turns(() => here.channel.ask('load', { model: source, place, options }));
      const engine = engineOver(here.channel, names);
      const network = networkOver(engine, { place, turns: here.turns });
      let disposal: Promise<void> | undefined;
      return { ...network, dispose: () => (disposal ??= network.dispose().finally(() => leave(here))) };
    } catch (cause) {
      leave(here);
      throw badModel(place, cause);
    }
  }
  return { name: 'web', load };
}

/** The caller may go on with what is given. */
function copyOf(model: Uint8Array | ModelFiles): Uint8Array | ModelFiles {
  if (model instanceof Uint8Array) return Uint8Array.from(model);
  const files = Object.entries(model.files).map(([name, bytes]) => [name, Uint8Array.from(bytes)] as const);
  return { bytes: Uint8Array.from(model.bytes), files: Object.fromEntries(files) };
}
