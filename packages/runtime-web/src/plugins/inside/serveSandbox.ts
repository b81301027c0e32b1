import { type Plugin, TweedieError } from '@tweedie/core';
import { checkPlugin } from '@tweedie/testing';
import { createMemoryCache, createNodeCatalogue } from '@tweedie/workflow';
import { hostOver } from '@tweedie/workflow/sandbox';
import { builtInPlugins } from '../../session/builtInPlugins.ts';
import { createWorkshop, type Workshop } from '../../session/createWorkshop.ts';
import type { Remark } from '../../session/protocol.ts';
import { serve } from '../../worker/serve.ts';
import type { SandboxProtocol } from '../sandboxProtocol.ts';
import { callOver } from './callOver.ts';
import { loadPlugin } from './loadPlugin.ts';
import type { SharedModules } from './sharedModule.ts';

/** Loads plugins and runs workflows with them, for the page at the other end of a port. */
export function serveSandbox(port: MessagePort, shared: SharedModules): void {
  const loaded: Plugin[] = [];
  let cacheBytes = 0;
  let workshop: Workshop<MessagePort> | undefined;

  function opened(): Workshop<MessagePort> {
    workshop ??= createWorkshop<MessagePort>({
      catalogue: createNodeCatalogue([...builtInPlugins, ...loaded]),
      cache: createMemoryCache({ bytes: cacheBytes }),
      hostFor: (outside) => hostOver(callOver(outside)),
      tell,
    });
    return workshop;
  }
  const tell: (remark: Remark) => void = serve<SandboxProtocol>(
    {
      setup(setup) {
        ({ cacheBytes } = setup);
        return Promise.resolve([{}]);
      },
      async load(plugin) {
        loaded.push(await loadPlugin(plugin, shared));
        return [{}];
      },
      validate: async (request) => [await opened().validate(request)],
      run: async (request) => [await opened().run(request)],
      cancel: async (request) => [await opened().cancel(request)],
      outputs: async (request) => [await opened().outputs(request)],
      async check({ plugin: name }) {
        const plugin = loaded.find((each) => each.name === name);
        if (!plugin) throw new TweedieError('not-found', `${name} is not loaded`);
        const checks = await checkPlugin(plugin, {
          onProgress: (done, total) => tell({ kind: 'checked', done, total }),
        });
        return [{ checks }];
      },
      ping: () => Promise.resolve([{}]),
    },
    port,
  );
  port.start();
}
