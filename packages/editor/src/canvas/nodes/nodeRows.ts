/**
 * @file Where things stand on a node, in pixels, so that a node that nobody drew yet has a size and its edges have ends.
 * The style sheet of nodes has the same numbers.
 */
import type { NodeData, ParameterView } from '../../document/views/nodeData.ts';

export const nodeWidth = 240;
/** Fingers need more room than a mouse. */
const isCoarse = typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches;
/** How wide the field of a port is, which is larger than its sign. */
export const portSize = isCoarse ? 44 : 24;
export const header = isCoarse ? 40 : 32;
const badges = 26;
export const padding = 4;
export const portRow = isCoarse ? 36 : 24;
const parameterRow = isCoarse ? 36 : 28;
const moreRow = isCoarse ? 36 : 24;
/** How many parameters a node shows at least, if it has that many. */
const fewest = 2;

export interface NodeRows {
  readonly shown: readonly ParameterView[];
  /** How many parameters are folded away; 0 where all of them are few. */
  readonly hidden: number;
  readonly hasBadges: boolean;
  readonly height: number;
  /** The places of ports, by name, from the top of the node to the middle of the port. */
  readonly inputs: ReadonlyMap<string, number>;
  readonly outputs: ReadonlyMap<string, number>;
}

/** The rows of a node. Parameters that say something come first; the others are folded away unless it is expanded. */
export function nodeRows(data: NodeData, expanded: boolean): NodeRows {
  const { inputs, outputs, params, collapsed } = data;
  const top = header / 2;
  if (collapsed) {
    const all = [...inputs.map(({ name }) => name), ...params.map(({ description }) => description.name)];
    return {
      ...{ shown: [], hidden: 0, hasBadges: false, height: header },
      inputs: new Map(all.map((name) => [name, top])),
      outputs: new Map(outputs.map(({ name }) => [name, top])),
    };
  }
  const shown = expanded ? params : shownOf(data);
  const hasBadges = hasBadge(data);
  const first = header + (hasBadges ? badges : 0) + padding;
  const rows = Math.max(inputs.length, outputs.length);
  const under = first + rows * portRow;
  const folds = params.length > shownOf(data).length;
  const middle = (i: number): number => first + i * portRow + portRow / 2;
  return {
    ...{ shown, hasBadges, hidden: params.length - shown.length },
    height: under + shown.length * parameterRow + (folds ? moreRow : 0) + padding,
    inputs: new Map([
      ...inputs.map(({ name }, i) => [name, middle(i)] as const),
      ...shown.map(
        ({ description }, i) => [description.name, under + i * parameterRow + parameterRow / 2] as const,
      ),
    ]),
    outputs: new Map(outputs.map(({ name }, i) => [name, middle(i)] as const)),
  };
}

/** Whether the node has parameters that it shows only when it is expanded. */
export function canExpand(data: NodeData): boolean {
  return data.params.length > shownOf(data).length;
}

export function hasBadge({ unknown, node, problems }: NodeData): boolean {
  return unknown || node.mode !== undefined || node.pinned === true || problems.length > 0;
}

/** Those with a value of their own, an edge, a name outside or a problem; and the first ones, up to a few. */
function shownOf({ params, problems }: NodeData): readonly ParameterView[] {
  if (params.length <= fewest + 1) return params;
  const ports = new Set(problems.map(({ port }) => port));
  const says = (param: ParameterView): boolean =>
    Object.hasOwn(param, 'value') ||
    param.connected ||
    param.promoted !== undefined ||
    ports.has(param.description.name);
  const free = Math.max(0, fewest - params.filter(says).length);
  const fill = new Set(params.filter((param) => !says(param)).slice(0, free));
  const shown = params.filter((param) => says(param) || fill.has(param));
  return shown.length === params.length - 1 ? params : shown;
}
