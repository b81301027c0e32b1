import type { Permission } from '@tweedie/workflow';
import type { PluginPlace } from './protocol.ts';

/** Modules of Node that do nothing but compute. */
const harmless = new Set([
  ...['assert', 'assert/strict', 'buffer', 'events', 'path', 'path/posix', 'path/win32', 'punycode'],
  ...['querystring', 'string_decoder', 'url', 'timers', 'timers/promises', 'util', 'util/types'],
]);

/** Those that come with a permission. */
const granted: Readonly<Record<Permission, ReadonlySet<string>>> = {
  network: new Set([
    'net',
    'tls',
    'dns',
    'dns/promises',
    'http',
    'https',
    'http2',
    'dgram',
    'stream',
    'zlib',
  ]),
  files: new Set(['fs', 'fs/promises', 'stream', 'stream/promises', 'os', 'zlib']),
};

/** Why a plugin may not have a module of Node; `undefined` where it may. */
export function needOf(module: string, plugin: PluginPlace | undefined): string | undefined {
  const name = module.replace(/^node:/, '');
  if (harmless.has(name) || plugin?.allowed.some((each) => granted[each].has(name))) return undefined;
  const who = plugin?.name ?? 'A plugin';
  const permission = (Object.keys(granted) as Permission[]).find((each) => granted[each].has(name));
  return permission === undefined
    ? `${who} may not use node:${name}: plugins run without it`
    : `${who} may not use node:${name}: it has no permission for ${permission}`;
}
