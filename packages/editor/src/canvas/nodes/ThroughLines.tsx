import type { JSX } from 'react';
import { bypassOf } from '../../document/views/bypassOf.ts';
import type { NodeData } from '../../document/views/nodeData.ts';
import { useCanvas } from '../canvasContext.ts';
import { colourOfKind } from './looks.ts';
import css from './Node.module.css';
import { nodeRows, nodeWidth } from './nodeRows.ts';

export interface ThroughLinesProps {
  readonly data: NodeData;
  readonly expanded: boolean;
}

/** Lines from inputs to outputs: what a bypassed node hands on goes through it as if it were not there. */
export function ThroughLines({ data, expanded }: ThroughLinesProps): JSX.Element | null {
  const { catalogue } = useCanvas().editor.getState();
  const ways = bypassOf(data.node, catalogue);
  if (ways.length === 0) return null;
  const { inputs, outputs } = nodeRows(data, expanded);
  return (
    <svg className={css.through} aria-hidden>
      {ways.map(([input, output]) => {
        const [from, to] = [inputs.get(input), outputs.get(output)];
        if (from === undefined || to === undefined) return null;
        const kind = data.inputs.find(({ name }) => name === input)?.kind;
        const middle = nodeWidth / 2;
        return (
          <path
            key={`${input} ${output}`}
            d={`M0,${from}C${middle},${from} ${middle},${to} ${nodeWidth},${to}`}
            style={{ stroke: colourOfKind(kind) }}
          />
        );
      })}
    </svg>
  );
}
