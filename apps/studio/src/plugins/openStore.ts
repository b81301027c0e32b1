import { createPluginStore, type PluginStore } from '@tweedie/runtime-web';
import { readSources } from './sources.ts';

/** The plugins on this device. The code for it is loaded when it is first needed. */
export function openStore(): Promise<PluginStore> {
  return createPluginStore({ registry: readSources().registry });
}
