/** @file Restoration graphs: one document that runs in the studio, on the command line and on a server. */
export type { End, Subgraph, Workflow, WorkflowEdge, WorkflowNode } from './document/schema.ts';
export type { Problem } from './document/problem.ts';
export type { NodeCatalogue, NodeType } from './catalogue/catalogue.ts';
export { createNodeCatalogue } from './catalogue/createNodeCatalogue.ts';
export type { ErrorReport, Happening, Item, RunEvent } from './run/events.ts';

// What the command line shares
export { recipeOf } from './catalogue/recipeOf.ts';
export { countMeasured } from './measurement/countMeasured.ts';
export { measurementOf, type MeasurementOptions } from './measurement/measurementOf.ts';
export { withExactData } from './measurement/withExactData.ts';
export { assertFiniteEstimate } from './solving/assertFiniteEstimate.ts';
