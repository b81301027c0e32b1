import { type Plugin, sentenceOf, TweedieError } from '@tweedie/core';
import { assertDescribed } from '@tweedie/workflow/sandbox';
import type { ModulePart } from '../package/linkModules.ts';
import type { LinkedPlugin } from '../sandboxProtocol.ts';
import { sharedModule, type SharedModules } from './sharedModule.ts';

const addressesOfShared = new Map<string, string>();

/** Runs a plugin's entry. Throws `bad-plugin` where it is not the plugin that its manifest describes. */
export async function loadPlugin(
  { modules, ...described }: LinkedPlugin,
  shared: SharedModules,
): Promise<Plugin> {
  const addresses: string[] = [];
  function addressOf(part: Exclude<ModulePart, string>): string {
    if ('module' in part) return addresses[part.module]!;
    const known = addressesOfShared.get(part.shared);
    if (known !== undefined) return known;
    const address = toAddress(sharedModule(part.shared, shared));
    addressesOfShared.set(part.shared, address);
    return address;
  }
  for (const { parts } of modules) {
    addresses.push(
      toAddress(parts.map((part) => (typeof part === 'string' ? part : addressOf(part))).join('')),
    );
  }
  const { name } = described;
  const { default: exported } = (await import(
    /* @vite-ignore */ /* webpackIgnore: true */ addresses.at(-1)!
  ).catch((cause: unknown) => {
    throw new TweedieError('bad-plugin', `${name} cannot be loaded: ${sentenceOf(cause)}`, { cause });
  })) as { readonly default?: unknown };
  return assertDescribed(exported, described);
}

function toAddress(source: string): string {
  return URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
}
