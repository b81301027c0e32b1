import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolders } from './packageFolders.ts';
import type { PluginPlace } from './protocol.ts';

export interface FlagOptions {
  readonly modules: readonly string[];
  readonly plugins: readonly PluginPlace[];
  /** MiB of JavaScript objects. */
  readonly memory: number;
}

/** What Node is told of the sandbox: to read Tweedie and the plugins and nothing else, and to use no more memory. */
export async function flagsOf({ modules, plugins, memory }: FlagOptions): Promise<string[]> {
  const allowed = process.allowedNodeEnvironmentFlags;
  const flags = [`--max-old-space-size=${memory}`, '--no-warnings'];
  const permission = ['--permission', '--experimental-permission'].find((flag) => allowed.has(flag));
  if (permission === undefined) return flags;
  const may = (permission: PluginPlace['allowed'][number]): boolean =>
    plugins.some((plugin) => plugin.allowed.includes(permission));
  const readable = may('files') ? ['*'] : await readableFor(modules, plugins);
  return [
    ...flags,
    permission,
    ...readable.map((path) => `--allow-fs-read=${path}`),
    ...(may('files') ? ['--allow-fs-write=*'] : []),
    ...(may('network') && allowed.has('--allow-net') ? ['--allow-net'] : []),
    // Hooks for imports run in a thread of their own where Node is older; the guard keeps plugins from threads.
    ...('registerHooks' in createRequire(import.meta.url)('node:module') ? [] : ['--allow-worker']),
  ];
}

async function readableFor(modules: readonly string[], plugins: readonly PluginPlace[]): Promise<string[]> {
  const here = dirname(createRequire(import.meta.url).resolve('@tweedie/runtime-node/package.json'));
  const roots = [here, ...modules.map((address) => dirname(dirname(fileURLToPath(address))))];
  const own = (await Promise.all(roots.map(packageFolders))).flat();
  const places = plugins.flatMap(({ folder }) => [folder, ...besides(folder)]);
  return outermost([...new Set([...own, ...places])].map((folder) => folder.replace(/[/\\]$/, '') + sep));
}

/** Without what lies in another of these folders: Node 20 breaks down where one path begins with another. */
function outermost(folders: readonly string[]): string[] {
  return folders.filter((each) => !folders.some((other) => other !== each && each.startsWith(other)));
}

/** What an installed plugin depends on lies beside it. */
function besides(place: string): string[] {
  const at = place.lastIndexOf(`${sep}node_modules${sep}`);
  return at < 0 ? [] : [`${place.slice(0, at)}${sep}node_modules${sep}`];
}
