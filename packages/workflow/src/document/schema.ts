/** @file Format 1 of a workflow. Frozen: what it means never changes, a new meaning is a new format. */
import { z } from 'zod';

/** The names of nodes and of subgraphs in a document. */
const id = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'must be a letter, then letters, digits, - or _');
const portName = z.string().min(1).max(64);
const end = z.tuple([id, portName]);
const text = z.string().max(10_000);

const node = z.looseObject({
  /** `plugin/name`, or `subgraph:id`. */
  type: z.string().min(1).max(300),
  /** The version of the type that parameters and ports are written for. */
  version: z.int().min(1),
  params: z.record(z.string(), z.unknown()).optional(),
  /** What a person calls it. */
  label: text.optional(),
  note: text.optional(),
  /** A muted node does not run, and neither does what hangs on it. A bypassed one hands on what comes in. */
  mode: z.enum(['mute', 'bypass']).optional(),
  /** Its outputs stay as they are, whatever changes before it. */
  pinned: z.boolean().optional(),
});

/** From an output of a node to an input of another, or to one of its parameters. */
const edge = z.looseObject({ from: end, to: end });

const graph = { nodes: z.record(id, node), edges: z.array(edge) };

const promoted = z.looseObject({ title: text.optional(), to: z.array(end).min(1) });

/** Nodes that are used as one. What goes in and comes out, and which parameters its user sees, by name. */
const subgraph = z.looseObject({
  ...graph,
  name: text.optional(),
  inputs: z.record(portName, promoted).optional(),
  outputs: z.record(portName, z.looseObject({ title: text.optional(), from: end })).optional(),
  params: z.record(portName, promoted).optional(),
});

const plugin = z.union([
  z.string().max(200),
  z.looseObject({ version: z.string().max(200), integrity: z.string().max(200).optional() }),
]);

export const workflow = z.looseObject({
  $schema: z.string().max(2000).optional(),
  format: z.literal(1),
  name: text.optional(),
  description: text.optional(),
  /** The plugins that the nodes come from: a range of versions, and perhaps the hash of the package. */
  plugins: z.record(z.string().max(300), plugin).optional(),
  ...graph,
  subgraphs: z.record(id, subgraph).optional(),
  /** Where nodes stand, and all else that is for the eye alone. Nothing of it changes what runs. */
  layout: z.record(z.string(), z.unknown()).optional(),
});

/** A workflow as it is saved. What the schema does not know is kept as it is. */
export type Workflow = z.output<typeof workflow>;
export type WorkflowNode = z.output<typeof node>;
export type WorkflowEdge = z.output<typeof edge>;
export type Subgraph = z.output<typeof subgraph>;
/** A node and one of its ports. */
export type End = z.output<typeof end>;
