import { colourOfKind, graphAt, lookOfCategory, placesOf } from '@tweedie/editor';
import type { NodeCatalogue, Workflow } from '@tweedie/workflow';
import { type JSX, memo } from 'react';
import css from './MiniGraph.module.css';

/** About as large as a node is. */
const [width, height] = [240, 120];

export interface MiniGraphProps {
  readonly workflow: Workflow;
  readonly catalogue: NodeCatalogue;
}

/** A graph so small that only its shape shows: each node a box in the colour of its category. */
export const MiniGraph = memo(function MiniGraph({ workflow, catalogue }: MiniGraphProps): JSX.Element {
  const places = placesOf(graphAt(workflow, undefined));
  const points = [...places.values()];
  const left = points.reduce((least, { x }) => Math.min(least, x), Infinity);
  const top = points.reduce((least, { y }) => Math.min(least, y), Infinity);
  const right = points.reduce((most, { x }) => Math.max(most, x), -Infinity) + width;
  const bottom = points.reduce((most, { y }) => Math.max(most, y), -Infinity) + height;
  const box =
    points.length === 0 ? '0 0 1 1' : `${left - 60} ${top - 60} ${right - left + 120} ${bottom - top + 120}`;
  return (
    <svg className={css.graph} viewBox={box} aria-hidden>
      {workflow.edges.map(({ from, to }, i) => {
        const [start, end] = [places.get(from[0]), places.get(to[0])];
        if (!start || !end) return null;
        const line = { x1: start.x + width, y1: start.y + height / 2, x2: end.x, y2: end.y + height / 2 };
        return <line key={i} {...line} className={css.edge} />;
      })}
      {[...places].map(([id, { x, y }]) => {
        const category = catalogue.find(workflow.nodes[id]!.type)?.definition.category;
        const fill = colourOfKind(lookOfCategory(category).colour);
        return <rect key={id} {...{ x, y, width, height }} rx={24} style={{ fill }} />;
      })}
    </svg>
  );
});
