/**
 * The file that `import` of a package leads to, relative to its folder; `undefined` where there is none. `host` is the
 * condition of the one that loads it.
 */
export function entryOf(
  { exports, main }: { readonly exports?: unknown; readonly main?: unknown },
  host: 'node' | 'browser',
): string | undefined {
  const root = isObject(exports) && '.' in exports ? exports['.'] : exports;
  const file = root === undefined ? main : choose(root, new Set([...conditions, host]));
  return typeof file === 'string' ? file : undefined;
}

const conditions = ['import', 'module-sync', 'default'];

function choose(target: unknown, conditions: ReadonlySet<string>): unknown {
  if (!isObject(target)) return target;
  for (const [condition, inner] of Object.entries(target)) {
    if (!conditions.has(condition)) continue;
    const found = choose(inner, conditions);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
