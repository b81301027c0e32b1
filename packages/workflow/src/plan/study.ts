import type { AbortSignalLike, Host } from '@tweedie/core';
import type { NodeCatalogue } from '../catalogue/catalogue.ts';
import { flatten } from '../document/flatten/flatten.ts';
import type { Workflow } from '../document/schema.ts';
import { check, type Checked } from '../types/check.ts';
import { look, type Looks } from './look.ts';

/** What `check` finds, with what nodes found outside of the document. */
export interface Study extends Checked {
  readonly looked: Looks['looked'];
}

/** All that can be said of a workflow before it runs: its nodes look outside, and then it is checked. Throws `aborted`. */
export async function study(
  workflow: Workflow,
  catalogue: NodeCatalogue,
  host: Host,
  options: { readonly signal?: AbortSignalLike } = {},
): Promise<Study> {
  const { looked, problems: notFound } = await look(flatten(workflow, catalogue).graph, host, options);
  const checked = check(workflow, catalogue, { looked });
  return { ...checked, looked, problems: [...checked.problems, ...notFound] };
}
