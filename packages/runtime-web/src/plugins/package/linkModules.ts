import { init, parse } from 'es-module-lexer';
import { badPlugin } from '../badPlugin.ts';
import type { PackageFiles } from '../webPlugin.ts';

/** The packages whose modules a plugin shares with Tweedie, by the names that it imports them by. */
export const sharedModules: readonly string[] = [
  '@tweedie/core',
  '@tweedie/metrics',
  '@tweedie/operators',
  '@tweedie/priors',
  '@tweedie/solvers',
  '@tweedie/workflow',
  'zod',
];

/** A piece of a module: text, or the address of another module. */
export type ModulePart = string | { readonly module: number } | { readonly shared: string };

/** A module whose imports wait for addresses. */
export interface LinkedModule {
  readonly path: string;
  readonly parts: readonly ModulePart[];
}

/**
 * The modules that an entry needs, each after those that it imports, with the places of their addresses left open.
 * Nothing of them runs. Throws `bad-plugin` where something is imported that there is not.
 */
export async function linkModules(
  name: string,
  files: PackageFiles,
  entry: string,
): Promise<readonly LinkedModule[]> {
  await init;
  const linked: LinkedModule[] = [];
  const places = new Map<string, number>();
  const open: string[] = [];

  function link(path: string): number {
    const known = places.get(path);
    if (known !== undefined) return known;
    if (open.includes(path)) throw inACircle(name, [...open.slice(open.indexOf(path)), path]);
    open.push(path);
    const module = { path, parts: partsOf(path) };
    open.pop();
    places.set(path, linked.length);
    return linked.push(module) - 1;
  }
  function partsOf(path: string): readonly ModulePart[] {
    const source = new TextDecoder().decode(files.get(path));
    const parts: ModulePart[] = [];
    let done = 0;
    for (const found of importsOf(name, path, source)) {
      const target = pathOf(found.specifier, path);
      if (target !== undefined && !files.has(target) && found.dynamic) continue; // it fails when it is asked for
      if (target === undefined && found.dynamic && !sharedModules.includes(found.specifier)) continue;
      const address = target === undefined ? sharedBy(found.specifier, path) : inside(target, path);
      const quote = found.dynamic ? '"' : '';
      parts.push(source.slice(done, found.start) + quote, address, quote);
      done = found.end;
    }
    return [...parts, source.slice(done)].filter((part) => part !== '');
  }
  function inside(target: string, path: string): ModulePart {
    if (files.has(target)) return { module: link(target) };
    throw badPlugin(`${name}: ${path} imports ${target}, which is not in the package`);
  }
  function sharedBy(specifier: string, path: string): ModulePart {
    if (sharedModules.includes(specifier)) return { shared: specifier };
    throw badPlugin(`${name}: ${path} imports ${specifier}, which neither Tweedie nor the package has`, {
      remedy: 'Its author must bundle what the plugin needs; modules of Node are not there in browsers.',
    });
  }
  if (!files.has(entry)) {
    throw badPlugin(`${name} has no entry that can be loaded`, {
      remedy: 'Its package.json must name a file of it under "exports"; build the plugin first.',
    });
  }
  link(entry);
  return linked;
}

interface FoundImport {
  readonly specifier: string;
  readonly start: number;
  readonly end: number;
  readonly dynamic: boolean;
}

/** What a module imports by a name that stands there. Throws `bad-plugin` for what is no module. */
export function importsOf(name: string, path: string, source: string): readonly FoundImport[] {
  try {
    const [imports] = parse(source, path);
    return imports.flatMap(({ s: start, e: end, d }) => {
      const specifier = specifierIn(source.slice(start, end), d);
      return specifier === undefined ? [] : [{ specifier, start, end, dynamic: d >= 0 }];
    });
  } catch (cause) {
    throw badPlugin(`${name}: ${path} is no JavaScript module`, { cause });
  }
}

/**
 * The name in an import, in quotes where the import is dynamic; `undefined` for one that is worked out as it runs, and for
 * `import.meta` (-2). The lexer reads names by eval, which the policy of a page may forbid.
 */
function specifierIn(text: string, dynamic: number): string | undefined {
  if (dynamic === -1) return text;
  return dynamic < 0 ? undefined : /^(["'])([^"'\\]*)\1$/.exec(text)?.[2];
}

/** The path in the package that a specifier leads to; `undefined` for one that leads elsewhere. */
export function pathOf(specifier: string, from: string): string | undefined {
  if (!/^\.{1,2}\//.test(specifier)) return undefined;
  return new URL(specifier, `https://package.invalid/${from}`).pathname.slice(1);
}

function inACircle(name: string, paths: readonly string[]): Error {
  return badPlugin(`${name}: its modules import one another in a circle, ${paths.join(' → ')}`, {
    remedy: 'Its author can bundle them into one file.',
  });
}
