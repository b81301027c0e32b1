/** Thrown where something would have to be known that is known only in a run. */
export class NotKnown extends Error {
  override readonly name = 'NotKnown';
}

/**
 * The same parameters, but reading one of the `unknown` throws `NotKnown`: what would follow from a value that is not
 * there must not be said. Whatever asks for it, a node itself or an operator that it hands on, knows nothing then.
 */
export function withUnknown<P extends object>(params: P, unknown: readonly string[]): P {
  if (unknown.length === 0) return params;
  const copy = { ...params };
  for (const name of unknown) {
    Object.defineProperty(copy, name, {
      enumerable: true,
      get() {
        throw new NotKnown(`${name} is known only in a run`);
      },
    });
  }
  return copy;
}
