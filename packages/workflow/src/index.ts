/** @file Restoration graphs: one document that runs in the studio, on the command line and on a server. */
export type { End, Subgraph, Workflow, WorkflowEdge, WorkflowNode } from './document/schema.ts';
export type { Problem } from './document/problem.ts';
export type { NodeCatalogue, NodeType } from './catalogue/catalogue.ts';

// Planning
export type { Looked } from './types/looked.ts';
export { look, type Looks } from './plan/look.ts';
export { plan, type Plan, type PlanInput, type PlanOptions, type PlanStep } from './plan/plan.ts';

// Running
export { run, type Run, type RunPlanOptions } from './run/run.ts';
export type { Keyed, Outcome, Output } from './run/outcome.ts';
export type { ErrorReport, Happening, Item, RunEvent } from './run/events.ts';
export { follow } from './run/follow.ts';
export type { MetricPoint, NodeState, RunState, Told } from './run/runState.ts';

// What is kept of runs
export type { Cache } from './run/cache/cache.ts';
export { createMemoryCache, type MemoryCache } from './run/cache/createMemoryCache.ts';
export { cached } from './run/cache/cached.ts';
