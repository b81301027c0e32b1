/** @file Restoration graphs: one document that runs in the studio, on the command line and on a server. */

// The document
export type { End, Subgraph, Workflow, WorkflowEdge, WorkflowNode } from './document/schema.ts';
export { parseWorkflow } from './document/parseWorkflow.ts';
export { textsOf } from './document/textsOf.ts';
export { writeWorkflow } from './document/writeWorkflow.ts';
export { workflowJsonSchema } from './document/jsonSchema.ts';
export { type Migrated, migrateNode } from './document/migrations/migrateNode.ts';
export {
  type Migrate,
  type NodeUpgrade,
  type Upgrade,
  upgradeWorkflow,
} from './document/migrations/upgradeWorkflow.ts';

// From the document to what runs
export type { FlatEdge, FlatGraph, FlatNode } from './document/flatGraph.ts';
export { flatten, type Flattened } from './document/flatten/flatten.ts';

// What follows before a run
export { coercionBetween, type CoercionName, titleOfCoercion } from './types/coercions.ts';
export { type Connection, type ConnectionContext, explainConnection } from './types/explainConnection.ts';
export { type ChangeContext, explainChange, type Explained } from './types/explainChange.ts';
export { kindNames } from './types/kindNames.ts';
export { explainNeeds, type Explanation, type SolverInputs } from './types/explainNeeds.ts';
export { check, type Checked } from './types/check.ts';
export { infer, type InferOptions } from './types/infer.ts';
export type { Inference, OutputFacts, TypedEdge } from './types/inference.ts';
export { parameterKinds } from './types/parameterKinds.ts';
export { validate } from './types/validate.ts';
export { type Problem, problemCodes } from './document/problem.ts';

export type { NodeCatalogue, NodeType, PluginFacts } from './catalogue/catalogue.ts';
export { createNodeCatalogue } from './catalogue/createNodeCatalogue.ts';
export { workflowPlugin, workflowPlugin as default } from './nodes/plugin.ts';
export type { ErrorReport, Happening, Item, RunEvent } from './run/events.ts';

export { createMemoryHost, type MemoryHost, type MemoryHostOptions } from './host/createMemoryHost.ts';
export { safeName } from './host/safeName.ts';
export { drawStroke, drawStrokes } from './masks/drawStrokes.ts';
export { type Area, type Line, pointsOf, type Stroke, strokeLimits } from './masks/strokes.ts';
export { drawKernel, type KernelGrid, kernelGrid } from './kernels/drawKernel.ts';
export type { Kernel } from './kernels/kernel.ts';
export { csv } from './nodes/csv.ts';
export { namesOf } from './nodes/names.ts';
export { drawPhantom, type Phantom } from './nodes/phantoms/phantoms.ts';

// What the command line shares
export { recipeOf } from './catalogue/recipeOf.ts';
export { countMeasured } from './measurement/countMeasured.ts';
export { measurementOf, type MeasurementOptions } from './measurement/measurementOf.ts';
export { maskOf, type MaskOptions } from './masks/maskOf.ts';
export { withExactData } from './measurement/withExactData.ts';
export { assertFiniteEstimate } from './solving/assertFiniteEstimate.ts';

// Planning
export type { Looked } from './types/looked.ts';
export { look, type Looks } from './plan/look.ts';
export { study, type Study } from './plan/study.ts';
export { plan, type Plan, type PlanInput, type PlanOptions, type PlanStep } from './plan/plan.ts';

// Running
export { createQueue, type Queue } from './run/createQueue.ts';
export { createRelay, type Relay, type RelayOptions } from './run/createRelay.ts';
export { run, type Run, type RunPlanOptions } from './run/run.ts';
export type { Keyed, Outcome, Output } from './run/outcome.ts';
export { errorOf } from './run/errorOf.ts';
export { plainOf } from './run/plainOf.ts';
export { reportOf } from './run/reportOf.ts';
export { follow } from './run/follow.ts';
export type { MetricPoint, NodeState, RunState, Told } from './run/runState.ts';

// What is kept of runs
export type { Cache } from './run/cache/cache.ts';
export { createMemoryCache, type MemoryCache } from './run/cache/createMemoryCache.ts';
export { cached } from './run/cache/cached.ts';
export { decodeOutcome } from './run/cache/decodeOutcome.ts';
export { encodeOutcome } from './run/cache/encodeOutcome.ts';
export { isPlainOutcome } from './run/cache/isPlainOutcome.ts';

// The plugins of a document
export { checkPlugins } from './plugins/checkPlugins.ts';
export { type MissingPlugin, missingPlugins } from './plugins/missingPlugins.ts';
export { parsePluginCatalogue, type PluginCatalogue, type PluginListing } from './plugins/pluginCatalogue.ts';
export { pluginsOf } from './plugins/pluginsOf.ts';
export { recordPlugins } from './plugins/recordPlugins.ts';
export { usersPlugin } from './plugins/usersPlugin.ts';

// Plugins as data
export { describedPlugin } from './manifest/describedPlugin.ts';
export { manifestOf } from './manifest/manifestOf.ts';
export { parseManifest } from './manifest/parseManifest.ts';
export { type NodeManifest, type Permission, permissions, type PluginManifest } from './manifest/schema.ts';
