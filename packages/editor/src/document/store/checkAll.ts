import { check, type Checked } from '@tweedie/workflow';
import type { EditorState } from './state.ts';

/** What `check` finds, and what nodes did not find outside of the document. */
export function checkAll(
  { workflow, catalogue, looked, notFound }: Omit<EditorState, 'checked'>,
  before?: Checked,
): Checked {
  const checked = check(workflow, catalogue, { looked, ...(before && { before: before.inference }) });
  return notFound.length === 0 ? checked : { ...checked, problems: [...checked.problems, ...notFound] };
}
