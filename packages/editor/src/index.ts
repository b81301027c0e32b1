/** @file React components for restoration graphs. */

// Editing a document
export { createEditor, type Editor, type EditorOptions } from './document/store/createEditor.ts';
export type { Actions } from './document/store/actions.ts';
export { currentGraph, type EditorState, type Selection } from './document/store/state.ts';
export { type Graph, graphAt, withGraph } from './document/graph.ts';
export { subgraphAt } from './document/subgraphs/subgraphAt.ts';
export type { Box, Point, Size, SizeOf } from './document/geometry.ts';
export { placesOf } from './document/layout/placesOf.ts';
export { type Item, itemId, type ItemKind, itemOf } from './document/items.ts';
export { edgeIds, findEdge } from './document/edgeIds.ts';
export { type History, type HistoryEntry, isDirty } from './document/history/history.ts';

export type { AddOptions } from './document/store/nodeActions.ts';
export type { Alignment } from './document/layout/align.ts';
export { contentOf } from './document/layout/move.ts';
export type { PortList } from './document/subgraphs/promote.ts';

// Connecting, and finding nodes
export { connectionsFrom, type Connections, type Start } from './document/connecting/connectionsFrom.ts';
export { type Candidate, candidates } from './document/connecting/candidates.ts';
export { type Choice, choices } from './document/connecting/choices.ts';
export { search } from './document/connecting/search.ts';
export { fitOf } from './document/ports/fitOf.ts';
export { wayThrough } from './document/edges/insertOnEdge.ts';

// What leaves a document, and what is kept of it
export { type Fragment, takeFragment } from './document/clipboard/fragment.ts';
export { readFragment, type ReadFragment, writeFragment } from './document/clipboard/clipboardText.ts';
export { withoutPaths } from './document/clipboard/withoutPaths.ts';
export { type Draft, draftOf, type DraftRecord, type Origin, readDraft } from './document/storage/draft.ts';

// What is drawn
export { type ItemView, nodeViews } from './document/views/nodeViews.ts';
export type { NodeData, ParameterView, PortView } from './document/views/nodeData.ts';
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
// Pictures
export { colourOf } from './hooks/useTheme.ts';
export { ComparisonViewer, type ComparisonViewerProps } from './viewer/compare/ComparisonViewer.tsx';
export type { Comparing } from './viewer/compare/comparing.ts';
export type { PngText } from './viewer/compare/filesOf.ts';
export { type ViewerMode, type ViewerShortcut, viewerShortcuts } from './viewer/compare/shortcuts.ts';
export type { Picture } from './viewer/picture/picture.ts';
export { UncertaintyViewer, type UncertaintyViewerProps } from './viewer/uncertainty/UncertaintyViewer.tsx';
export type { CoverageLevel } from './viewer/uncertainty/Coverage.tsx';
export { colourGradient, colourMap, type ColourMapName, colourMapNames } from './viewer/picture/colourMap.ts';
export { type Raster, rasterOf } from './viewer/picture/raster.ts';

// Numbers
export type { Curve } from './viewer/curves/curve.ts';
export { Curves, type CurvesProps } from './viewer/curves/Curves.tsx';
export { SparkLine, type SparkLineProps } from './viewer/curves/SparkLine.tsx';
export { MetricsTable, type MetricsTableProps } from './viewer/table/MetricsTable.tsx';
export type { Better } from './viewer/table/orderOf.ts';
export { formatNumber } from './viewer/picture/formatNumber.ts';

// Files
export { encodePng } from './viewer/png/encodePng.ts';
export { encodePngAside } from './viewer/png/encodePngAside.ts';
export { inflate } from './viewer/png/inflate.ts';
export { readTextChunk, withTextChunk } from './viewer/png/textChunk.ts';
export { fileNameOf, type MadeFile, saveFile } from './viewer/saveFile.ts';

// Parts of every view
export { Button, type ButtonProps } from './ui/Button.tsx';
export { classes } from './ui/classes.ts';
export { Dialog, type DialogProps } from './ui/Dialog.tsx';
export { IconButton, type IconButtonProps } from './ui/IconButton.tsx';
export { Keys } from './ui/Keys.tsx';
export { Menu, type MenuProps } from './ui/Menu.tsx';
export type { MenuAction, MenuCheck, MenuGroup, MenuHeading, MenuItem } from './ui/menuItem.ts';
export { PointerMenu, type PointerMenuProps } from './ui/PointerMenu.tsx';
export { type Segment, Segments, type SegmentsProps } from './ui/Segments.tsx';
export { type Option, Select, type SelectProps } from './ui/Select.tsx';
export { Slider, type SliderProps } from './ui/Slider.tsx';
export { Switch, type SwitchProps } from './ui/Switch.tsx';
export { type Tab, Tabs, type TabsProps } from './ui/Tabs.tsx';
export { Tooltip, type TooltipProps, type TooltipSide } from './ui/Tooltip.tsx';

// Runs
export type { FoundRun, Runner, RunnerOptions, Running, RunResult } from './run/runner.ts';
export {
  createRuns,
  type LeftRun,
  type Runs,
  type RunsOptions,
  type RunsState,
  type StartOptions,
} from './run/createRuns.ts';
export { isOver, type RunRecord } from './run/runRecord.ts';
export { type LastRun, lastRunOf } from './run/lastRunOf.ts';
export { type Recipe, type Recipes, recipesOf } from './run/stale/recipesOf.ts';
export { type StaleReason, whyStale } from './run/stale/whyStale.ts';

// What runs tell
export { RunsContext, type RunsScope } from './run/components/runsContext.ts';
export { ErrorBox, type ErrorBoxProps } from './run/components/ErrorBox.tsx';
export { RunAnnouncer } from './run/components/RunAnnouncer.tsx';
export { RunBar, type RunBarProps } from './run/components/RunBar.tsx';
export { RunBodyPart } from './run/components/RunBodyPart.tsx';
export { RunStatusPart } from './run/components/RunStatusPart.tsx';
export { ResultsPanel, type ResultsPanelProps } from './run/results/ResultsPanel.tsx';
export { RunsPanel, type RunsPanelProps } from './run/results/RunsPanel.tsx';
export { type Shown, shownOf } from './run/results/shownOf.ts';
export { CurvesPanel } from './run/results/CurvesPanel.tsx';
export { estimateRun, type RunEstimate } from './run/memory/estimateRun.ts';

// The canvas
export { EditorCanvas, type EditorCanvasProps } from './canvas/EditorCanvas.tsx';
export type { CanvasFiles, NodePartProps, NodeParts } from './canvas/canvasContext.ts';
export { PortShape, type PortShapeProps } from './canvas/nodes/PortShape.tsx';
export { factText } from './canvas/nodes/factText.ts';
export { colourOfKind, lookOfCategory } from './canvas/nodes/looks.ts';

// The form of a document
export { EditorScope, type EditorScopeProps } from './canvas/EditorScope.tsx';
export { type FieldMembers, type Form, type FormField, readForm } from './document/form/readForm.ts';
export { type FormItem, formItems, hasForm } from './document/form/formItems.ts';
export { FormEditor } from './form/FormEditor.tsx';
export { FormFields } from './form/FormFields.tsx';
export { FormResults, type FormResultsProps } from './form/FormResults.tsx';
export { FormRun } from './form/FormRun.tsx';

// The graph as a tree, and what is wrong with it
export { Outline, type OutlineProps } from './outline/Outline.tsx';
export { ProblemsPanel, useProblemCounts } from './panels/ProblemsPanel.tsx';
// The steps of a document
export { HistoryPanel } from './history/HistoryPanel.tsx';

// Controls of parameters
export type { ControlEntry, ControlKind, ControlProps, ControlTable } from './controls/control.ts';
export { controlKindOf } from './controls/controlKindOf.ts';
export { controlTable } from './controls/controlTable.ts';

// Commands
export { type ShortcutGroup, ShortcutList, type ShortcutListProps } from './keyboard/ShortcutList.tsx';
export type { Command, CommandContext } from './keyboard/command.ts';
export { type CommandId, commands } from './keyboard/commands.ts';
export { isMac, matchKeys, showKeys } from './keyboard/matchKeys.ts';
