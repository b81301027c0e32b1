/** The longest id that a document takes. */
const longest = 64;

/**
 * An id that is not taken: `gaussian-blur` from "@tweedie/operators/gaussian-blur", then `gaussian-blur-2`. What ids
 * cannot hold is left out.
 */
export function freeId(name: string, isTaken: (id: string) => boolean): string {
  const base = baseOf(name);
  if (!isTaken(base)) return base;
  const stem = /^(.*?)-\d+$/.exec(base)?.[1] ?? base;
  for (let i = 2; ; i++) {
    const ending = `-${i}`;
    const id = stem.slice(0, longest - ending.length) + ending;
    if (!isTaken(id)) return id;
  }
}

function baseOf(name: string): string {
  const last = name.slice(name.search(/[^/:]*$/));
  const clean = last.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[^A-Za-z]+|-+$/g, '');
  return clean.slice(0, longest) || 'node';
}

/** Whether a document takes it as the id of a node. */
export function isId(id: string): boolean {
  return id.length <= longest && /^[A-Za-z][A-Za-z0-9_-]*$/.test(id);
}
