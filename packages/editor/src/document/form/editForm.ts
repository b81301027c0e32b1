import type { End } from '@tweedie/workflow';
import { sameEnd } from '../edgeIds.ts';
import type { Graph } from '../graph.ts';
import { isRecord, ownOf, sameMembers } from '../records.ts';
import { endOfField, type FieldMembers, type Form } from './readForm.ts';

type Entry = Readonly<Record<string, unknown>>;
const nothing: Entry = Object.freeze({});

/** Shows parameters in the form, behind those that are there. Those of nodes that are not there are passed over. */
export function showInForm(graph: Graph, ends: readonly End[]): Graph {
  const there = entriesOf(graph).map(endOfField);
  const fresh = ends.filter(
    (end) => ownOf(graph.nodes, end[0]) !== undefined && !there.some((other) => other && sameEnd(other, end)),
  );
  return withEntries(graph, [...entriesOf(graph), ...fresh.map((to) => ({ to }))]);
}

/** Takes a parameter out of the form. */
export function hideFromForm(graph: Graph, end: End): Graph {
  return withEntries(
    graph,
    entriesOf(graph).filter((entry) => !leadsTo(entry, end)),
  );
}

/** Puts a field of the form before another, or at the end. */
export function moveField(graph: Graph, end: End, before?: End): Graph {
  const entries = entriesOf(graph);
  const moved = entries.filter((entry) => leadsTo(entry, end));
  if (moved.length === 0 || (before && sameEnd(end, before))) return graph;
  const others = entries.filter((entry) => !leadsTo(entry, end));
  const at = before ? others.findIndex((entry) => leadsTo(entry, before)) : -1;
  return withEntries(graph, others.toSpliced(at < 0 ? others.length : at, 0, ...moved));
}

/** Sets what the form says of a parameter, and its bounds there. A member that is `undefined` or empty is left out. */
export function setField(graph: Graph, end: End, members: FieldMembers): Graph {
  return withEntries(
    graph,
    entriesOf(graph).map((entry) =>
      leadsTo(entry, end) && isRecord(entry) ? withMembers(entry, members) : entry,
    ),
  );
}

/** Sets the heading of the form, and the sentence under it. */
export function setFormText(graph: Graph, members: Partial<Pick<Form, 'title' | 'summary'>>): Graph {
  return withForm(graph, withMembers(formOf(graph), members));
}

/** Leads fields to other parameters, or drops them: `undefined`. */
export function mapFields(graph: Graph, change: (end: End) => End | undefined): Graph {
  return withEntries(
    graph,
    entriesOf(graph).flatMap((entry) => {
      const end = endOfField(entry);
      if (!end || !isRecord(entry)) return [entry];
      const to = change(end);
      if (!to) return [];
      return [sameEnd(to, end) ? entry : { ...entry, to }];
    }),
  );
}

function formOf({ layout: { form } }: Graph): Entry {
  return isRecord(form) ? form : nothing;
}

function entriesOf(graph: Graph): readonly unknown[] {
  const { fields } = formOf(graph);
  return Array.isArray(fields) ? (fields as unknown[]) : [];
}

function leadsTo(entry: unknown, end: End): boolean {
  const to = endOfField(entry);
  return to !== undefined && sameEnd(to, end);
}

function withEntries(graph: Graph, fields: readonly unknown[]): Graph {
  const before = entriesOf(graph);
  const isSame = fields.length === before.length && fields.every((entry, i) => entry === before[i]);
  return isSame ? graph : withForm(graph, { ...formOf(graph), fields });
}

function withForm(graph: Graph, form: Entry): Graph {
  return form === formOf(graph) ? graph : { ...graph, layout: { ...graph.layout, form } };
}

function withMembers(entry: Entry, members: object): Entry {
  const isThere = (value: unknown): boolean => value !== undefined && value !== '';
  const next = Object.fromEntries(
    Object.entries({ ...entry, ...members }).filter(([, value]) => isThere(value)),
  );
  return sameMembers(entry, next) ? entry : next;
}
