/** @file React components for restoration graphs. */

// Editing a document
export { createEditor, type Editor, type EditorOptions } from './document/store/createEditor.ts';
export type { Actions } from './document/store/actions.ts';
export { currentGraph, type EditorState, type Selection } from './document/store/state.ts';
export { type Graph, graphAt, withGraph } from './document/graph.ts';
export { subgraphAt } from './document/subgraphs/subgraphAt.ts';
export type { Box, Point, Size, SizeOf } from './document/geometry.ts';
export { type Item, itemId, type ItemKind, itemOf } from './document/items.ts';
export { edgeIds, findEdge } from './document/edgeIds.ts';
export { type History, type HistoryEntry, isDirty } from './document/history/history.ts';

// What is drawn
export {
  type ItemView,
  type NodeData,
  nodeViews,
  type ParameterView,
  type PortView,
} from './document/views/nodeViews.ts';
export { type EdgeData, type EdgeView, edgeViews } from './document/views/edgeViews.ts';
export { type NodePorts, type ParameterInfo, type PortInfo, portsOf } from './document/ports/portsOf.ts';
export { titleOfNode, titleOfType } from './document/ports/titleOfNode.ts';
export {
  type CanvasNote,
  type Frame,
  type GraphLayout,
  type NodePlace,
  readLayout,
  type Viewport,
} from './document/layout/readLayout.ts';

// Runs
export type { Runner, RunnerOptions, Running, RunResult } from './run/runner.ts';
export { createRuns, type Runs, type RunsOptions, type RunsState } from './run/createRuns.ts';
export { isOver, type RunRecord } from './run/runRecord.ts';
export { type LastRun, lastRunOf } from './run/lastRunOf.ts';
export { type Recipe, type Recipes, recipesOf } from './run/stale/recipesOf.ts';
export { type StaleReason, whyStale } from './run/stale/whyStale.ts';
