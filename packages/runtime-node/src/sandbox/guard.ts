/** @file Takes from the process what plugins are not to have, before the first of them is loaded. */
import Module, { isBuiltin, register } from 'node:module';
import { sep } from 'node:path';
import { initialize, resolve } from './hooks.ts';
import { needOf } from './needs.ts';
import type { PluginPlace } from './protocol.ts';

interface Loader {
  _load(request: string, parent: { readonly filename?: string } | undefined, isMain: boolean): unknown;
  registerHooks?(hooks: { readonly resolve: unknown }): void;
}

/** After this, imports and globals are those of plugins. Nothing brings the rest back. */
export function guard(plugins: readonly PluginPlace[], own: string): void {
  const loader = Module as unknown as Loader;
  initialize({ plugins, own });
  if (loader.registerHooks) loader.registerHooks({ resolve });
  else register(new URL('./hooks.js', import.meta.url), { data: { plugins, own } });

  const load = loader._load.bind(loader);
  loader._load = (request, parent, isMain) => {
    const sentence = isBuiltin(request) ? needOf(request, placeOf(plugins, parent?.filename)) : undefined;
    if (sentence !== undefined) throw new Error(sentence);
    return load(request, parent, isMain);
  };
  const network = plugins.some(({ allowed }) => allowed.includes('network'));
  for (const name of network ? always : [...always, ...online]) fix(name, undefined);
  fix('process', bareProcess());
  fix('console', silentConsole());
}

const always = ['BroadcastChannel', 'navigator', 'localStorage', 'sessionStorage', 'Worker', 'gc'];
const online = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'];

function fix(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, writable: false, configurable: false, enumerable: false });
}

function placeOf(plugins: readonly PluginPlace[], file = ''): PluginPlace | undefined {
  return plugins.find(({ folder }) => file.startsWith(folder.endsWith(sep) ? folder : folder + sep));
}

/** What libraries look at to find out where they are. */
function bareProcess(): object {
  const { platform, arch, version, versions, nextTick } = process;
  return Object.freeze({
    ...{ platform, arch, version, versions: Object.freeze({ ...versions }), nextTick },
    env: Object.freeze({}),
    argv: Object.freeze([]),
    cwd: () => '/',
    emitWarning: () => undefined,
  });
}

/** The real one leads to streams, and from there to sockets. */
function silentConsole(): object {
  const names = [
    'log',
    'info',
    'warn',
    'error',
    'debug',
    'trace',
    'dir',
    'table',
    'time',
    'timeEnd',
    'assert',
  ];
  return Object.freeze(Object.fromEntries(names.map((name) => [name, () => undefined])));
}
