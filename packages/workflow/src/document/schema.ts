/** @file Format 1 of a workflow. Frozen: what it means never changes, a new meaning is a new format. */
import { z } from 'zod';

/** The names of nodes and of subgraphs in a document. */
const id = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'must be a letter, then letters, digits, - or _');
const portName = z.string().min(1).max(64);
const end = z
  .tuple([id, portName])
  .meta({ description: 'The id of a node, and the name of one of its ports.' });
const text = z.string().max(10_000);
const title = text.meta({ description: 'What a person calls it.' });

const node = z
  .looseObject({
    type: z.string().min(1).max(300).meta({
      description: 'The kind of node: `plugin/name`, or `subgraph:id` for a subgraph of this document.',
    }),
    version: z
      .int()
      .min(1)
      .meta({ description: 'The version of the type that parameters and ports are written for.' }),
    params: z
      .record(z.string(), z.unknown())
      .meta({ description: 'Values by parameter. What is left out has its default.' })
      .optional(),
    label: title.optional(),
    note: text.meta({ description: 'What a person wants to remember of it.' }).optional(),
    mode: z
      .enum(['mute', 'bypass'])
      .meta({
        description:
          'A muted node does not run, and neither does what hangs on it. A bypassed one hands on what comes in.',
      })
      .optional(),
    pinned: z
      .boolean()
      .meta({ description: 'Its outputs stay as they are, whatever changes before it.' })
      .optional(),
  })
  .meta({ description: 'Something that is done.' });

const edge = z
  .looseObject({
    from: end.meta({ description: 'A node, and one of its outputs.' }),
    to: end.meta({ description: 'A node, and one of its inputs or parameters.' }),
  })
  .meta({ description: 'From an output of a node to an input of another, or to one of its parameters.' });

const graph = {
  nodes: z.record(id, node).meta({ description: 'All nodes, by id.' }),
  edges: z.array(edge).meta({ description: 'What flows where. One edge at most leads to each input.' }),
};

const promoted = z.looseObject({
  title: title.optional(),
  to: z.array(end).min(1).meta({ description: 'Where its value goes inside.' }),
});
const given = z.looseObject({
  title: title.optional(),
  from: end.meta({ description: 'Where its value comes from inside.' }),
});

const subgraph = z
  .looseObject({
    name: title.optional(),
    ...graph,
    inputs: z.record(portName, promoted).meta({ description: 'What goes in, by name.' }).optional(),
    outputs: z.record(portName, given).meta({ description: 'What comes out, by name.' }).optional(),
    params: z
      .record(portName, promoted)
      .meta({ description: 'The parameters that its user sees, by name.' })
      .optional(),
  })
  .meta({ description: 'Nodes that are used as one.' });

const version = z.string().max(200).meta({ description: 'A range of versions, as npm writes it: `^1.2.0`.' });
const plugin = z.union([
  version,
  z.looseObject({
    version,
    integrity: z
      .string()
      .max(200)
      .meta({
        description: 'The hash of the package that it was saved with, as npm writes it: `sha512-…`.',
      })
      .optional(),
  }),
]);

export const workflow = z
  .looseObject({
    $schema: z.string().max(2000).meta({ description: 'Where this schema is, for editors.' }).optional(),
    format: z.literal(1).meta({ description: 'The format of the document.' }),
    name: title.optional(),
    description: text.meta({ description: 'What it is for.' }).optional(),
    plugins: z
      .record(z.string().max(300), plugin)
      .meta({
        description: 'The plugins that the nodes come from: a range of versions, perhaps with a hash.',
      })
      .optional(),
    ...graph,
    subgraphs: z.record(id, subgraph).meta({ description: 'Nodes that are used as one, by id.' }).optional(),
    layout: z
      .record(z.string(), z.unknown())
      .meta({
        description:
          'Where nodes stand, and all else that is for the eye alone. Nothing of it changes what runs.',
      })
      .optional(),
  })
  .meta({ title: 'Tweedie workflow', description: 'Restoration as a graph, format 1.' });

/** A workflow as it is saved. What the schema does not know is kept as it is. */
export type Workflow = Frozen<z.output<typeof workflow>>;
export type WorkflowNode = Frozen<z.output<typeof node>>;
export type WorkflowEdge = Frozen<z.output<typeof edge>>;
export type Subgraph = Frozen<z.output<typeof subgraph>>;
/** A node and one of its ports. */
export type End = Frozen<z.output<typeof end>>;

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
