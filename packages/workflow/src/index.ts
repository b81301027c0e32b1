/** @file Restoration graphs: one document that runs in the studio, on the command line and on a server. */
export type { End, Subgraph, Workflow, WorkflowEdge, WorkflowNode } from './document/schema.ts';
export type { Problem } from './document/problem.ts';
export type { NodeCatalogue, NodeType } from './catalogue/catalogue.ts';
export type { ErrorReport, Happening, Item, RunEvent } from './run/events.ts';
