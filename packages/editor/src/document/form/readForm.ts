/** @file The form of a document: what people see of it who only want the result. It stands in `layout.form`. */
import type { End } from '@tweedie/workflow';
import type { Graph } from '../graph.ts';
import { isRecord } from '../records.ts';

/** A parameter that the form shows, in words of its own where it has any. */
export interface FormField {
  /** A node of the workflow itself, and one of its parameters. */
  readonly to: End;
  readonly title?: string;
  readonly summary?: string;
  /** Narrower than the bounds of the parameter. */
  readonly min?: number;
  readonly max?: number;
}

/** What is changed of a field: `undefined` takes it away. */
export type FieldMembers = { readonly [K in Exclude<keyof FormField, 'to'>]?: FormField[K] | undefined };

export interface Form {
  readonly title?: string;
  readonly summary?: string;
  /** In the order in which they show. No two lead to one parameter. */
  readonly fields: readonly FormField[];
}

const nothing: Form = { fields: [] };
const known = new WeakMap<object, Form>();

/** Reads the form of a document. Whatever it cannot make sense of is as if it were not there, and stays in the document. */
export function readForm({ layout }: Pick<Graph, 'layout'>): Form {
  const { form } = layout;
  if (!isRecord(form)) return nothing;
  let read = known.get(form);
  if (!read) {
    const all = Array.isArray(form.fields) ? (form.fields as unknown[]) : [];
    const fields = new Map(all.flatMap(readField).map((field) => [field.to.join('.'), field]));
    known.set(form, (read = { ...texts(form), fields: [...fields.values()] }));
  }
  return read;
}

/** Where an entry of the form leads to; `undefined` where nobody can say. */
export function endOfField(entry: unknown): End | undefined {
  const to = isRecord(entry) ? entry.to : undefined;
  if (!Array.isArray(to) || to.length !== 2) return undefined;
  const [node, name] = to as unknown[];
  return typeof node === 'string' && typeof name === 'string' ? [node, name] : undefined;
}

function readField(entry: unknown): readonly FormField[] {
  const to = endOfField(entry);
  if (!to || !isRecord(entry)) return [];
  const { min, max } = entry;
  return [{ to, ...texts(entry), ...(isNumber(min) && { min }), ...(isNumber(max) && { max }) }];
}

function texts({ title, summary }: Readonly<Record<string, unknown>>): Pick<Form, 'title' | 'summary'> {
  return {
    ...(typeof title === 'string' && title !== '' && { title }),
    ...(typeof summary === 'string' && summary !== '' && { summary }),
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
