import { createTurns, type Engine, type Tensor, TweedieError } from '@tweedie/core';
import { serve } from '../worker/serve.ts';
import { createOpener, type Opener } from './createOpener.ts';
import type { Notice } from './options.ts';
import type { NetworkProtocol } from './protocol.ts';
import { filesOfModel } from './filesOfModel.ts';

/** Holds the networks of a page in this Worker. */
export function serveNetworks(): void {
  const turns = createTurns();
  const engines = new Map<number, Engine>();
  let count = 0;
  let open: Opener | undefined;

  function engineOf({ network }: { readonly network: number }): Engine {
    const engine = engines.get(network);
    if (engine) return engine;
    throw new TweedieError('network-failed', 'The network was disposed of');
  }
  const tell = serve<NetworkProtocol>({
    async load({ model, place, options }) {
      open ??= createOpener({ ...options, onNotice: (notice: Notice) => tell(notice) });
      const [files, opener] = [await filesOfModel(model), open];
      const engine = await turns(() => opener(files, place));
      const network = count++;
      engines.set(network, engine);
      return [{ network, inputs: engine.inputs, outputs: engine.outputs }];
    },
    async run({ feeds, ...which }) {
      const outputs = await turns(() => engineOf(which).run(feeds));
      return [{ outputs }, Object.values(outputs).map(memoryOf)];
    },
    async linearise({ feeds, pair, ...which }) {
      const answer = await turns(() => engineOf(which).linearise(feeds, pair));
      return [answer, [memoryOf(answer.output)]];
    },
    async pullBack({ v, point, ...which }) {
      const gradient = await turns(() => engineOf(which).pullBack(v, point));
      return gradient ? [{ gradient }, [memoryOf(gradient)]] : [{}];
    },
    async release(which) {
      const engine = engineOf(which);
      engines.delete(which.network);
      await turns(() => engine.release());
      return [{}];
    },
  });
}

function memoryOf({ data }: Tensor): ArrayBuffer {
  return data.buffer as ArrayBuffer;
}
