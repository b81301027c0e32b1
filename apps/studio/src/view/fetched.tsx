import { type ComponentType, type JSX, lazy, Suspense } from 'react';

/** A component of a module that is fetched when it is first drawn; till then there is nothing in its place. */
export function fetched<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
): () => JSX.Element {
  const Fetched = lazy<ComponentType>(async () => ({ default: (await load())[name] }));
  return function Place() {
    return (
      <Suspense>
        <Fetched />
      </Suspense>
    );
  };
}
