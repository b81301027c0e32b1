import type { ParameterDescription } from '@tweedie/core';
import type { End, WorkflowNode } from '@tweedie/workflow';
import type { z } from 'zod';
import { graphAt } from '../graph.ts';
import { portsOf } from '../ports/portsOf.ts';
import { ownOf } from '../records.ts';
import type { EditorState } from '../store/state.ts';
import { titleOfNode } from '../ports/titleOfNode.ts';
import { type FormField, readForm } from './readForm.ts';
import { usualFields } from './usualFields.ts';

/** A field of the form with all that its control needs. */
export interface FormItem {
  readonly to: End;
  /** What the form calls it: its own title, or that of the parameter, with its node where two would be alike. */
  readonly title: string;
  /** As the parameter is, with the title, the summary and the bounds of the form. */
  readonly description: ParameterDescription;
  /** What the form says of it itself. */
  readonly field: FormField;
  /** What its node is called. */
  readonly node: string;
  /** What the document holds, or the default. */
  readonly value: unknown;
  /** An edge brings the value. */
  readonly connected: boolean;
  /** Of all parameters of the node; left out for a subgraph. */
  readonly schema?: z.ZodObject;
}

type State = Pick<EditorState, 'workflow' | 'catalogue'>;

/**
 * The fields of the form of a document in their order; where it has none, the pictures and the parameters that say
 * most. Fields of parameters that are not there are left out.
 */
export function formItems(state: State): readonly FormItem[] {
  const { fields } = readForm(graphAt(state.workflow));
  const all = fields.length > 0 ? fields : usualFields(state).map((to) => ({ to }));
  const items = all.flatMap((field) => itemOf(field, state) ?? []);
  const counts = new Map<string, number>();
  for (const { title } of items) counts.set(title, (counts.get(title) ?? 0) + 1);
  return items.map((item) =>
    item.field.title === undefined && counts.get(item.title)! > 1 ? withNode(item) : item,
  );
}

/** Whether a document says itself what its form shows. */
export function hasForm({ workflow }: Pick<State, 'workflow'>): boolean {
  return readForm(graphAt(workflow)).fields.length > 0;
}

function itemOf(field: FormField, state: State): FormItem | undefined {
  const { workflow, catalogue } = state;
  const [id, name] = field.to;
  const node = ownOf<WorkflowNode>(workflow.nodes, id);
  const param = node && portsOf(node, state)?.params.find(({ description }) => description.name === name);
  if (!node || !param) return undefined;
  const { description } = param;
  const called = titleOfNode({ ...state, path: [] }, id);
  const isPicture = description.format === 'image-file' || description.format === 'folder';
  const title = field.title ?? (isPicture ? called : description.title);
  const { summary = description.summary } = field;
  const schema = catalogue.find(node.type)?.definition.params as z.ZodObject | undefined;
  return {
    ...{ to: field.to, title, field, node: called },
    description: { ...narrowed(description, field), title, ...(summary !== undefined && { summary }) },
    value: Object.hasOwn(node.params ?? {}, name) ? node.params![name] : description.default,
    connected: workflow.edges.some(({ to }) => to[0] === id && to[1] === name),
    ...(schema && { schema }),
  };
}

/** The form may narrow what a parameter takes, and not widen it. */
function narrowed(description: ParameterDescription, { min, max }: FormField): ParameterDescription {
  const { minExcluded, ...rest } = description;
  const { min: low = -Infinity, max: high = Infinity } = rest;
  const isHigher = min !== undefined && min > low && min <= high;
  return {
    ...rest,
    ...(isHigher ? { min } : minExcluded && { minExcluded }),
    ...(max !== undefined && max < high && max >= low && { max }),
  };
}

function withNode(item: FormItem): FormItem {
  const title = `${item.node}: ${item.title}`;
  return { ...item, title, description: { ...item.description, title } };
}
