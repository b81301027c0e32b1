import type { JSX } from 'react';

/** The promoted parameters of the graph and its results, without the graph. */
export function FormView(): JSX.Element {
  return <main />;
}
