import type { Node, NodeProps } from '@xyflow/react';
import { useUpdateNodeInternals } from '@xyflow/react';
import { LogIn, LogOut } from 'lucide-react';
import { type JSX, memo, useEffect, useRef } from 'react';
import type { BoundaryData } from '../../document/views/boundaryViews.ts';
import { portNames } from '../../document/views/boundaryViews.ts';
import { boundaryStrings as strings } from '../../strings/boundary.ts';
import { en } from '../../strings/en.ts';
import { useCanvas, useCanvasUi } from '../canvasContext.ts';
import { isBoundaryDimmed } from '../connecting/isDimmed.ts';
import { useIsFar } from '../flow/FarContext.ts';
import { FarEnd } from '../nodes/FarNode.tsx';
import card from '../nodes/Card.module.css';
import far from '../nodes/Node.module.css';
import { boundaryRows } from './boundaryRows.ts';
import css from './BoundaryNode.module.css';
import { BoundaryRow, EmptyRow } from './BoundaryRow.tsx';

type BoundaryFlowNode = Node<BoundaryData & Record<string, unknown>, 'boundary'>;

/** What goes into the subgraph that one looks at, or what comes out of it. */
export const BoundaryNode = memo(
  function BoundaryNode({ id, data, selected, dragging }: NodeProps<BoundaryFlowNode>): JSX.Element {
    const { editor } = useCanvas();
    const isFar = useIsFar();
    const dimmed = useCanvasUi((state) => isBoundaryDimmed(state, id, data));
    return (
      <div
        className={`${card.card} ${css.boundary}`}
        style={{ height: isFar ? editor.sizeOf(id).height : undefined }}
        data-side={data.side}
        data-selected={selected || undefined}
        data-dragging={dragging || undefined}
        data-dimmed={dimmed || undefined}
      >
        {isFar ? <Far data={data} /> : <Near id={id} data={data} />}
      </div>
    );
  },
  (one, other) =>
    one.data === other.data && one.selected === other.selected && one.dragging === other.dragging,
);

function Near({ id, data }: { readonly id: string; readonly data: BoundaryData }): JSX.Element {
  const Icon = data.side === 'inputs' ? LogIn : LogOut;
  useMeasuredPorts(id, data);
  return (
    <>
      <div className={css.header} title={strings.summary[data.side]}>
        <Icon aria-hidden />
        {en.titles[data.side]}
      </div>
      {data.ports.map((port) => (
        <BoundaryRow key={port.name} id={id} side={data.side} port={port} />
      ))}
      <EmptyRow id={id} side={data.side} />
    </>
  );
}

function Far({ data }: { readonly data: BoundaryData }): JSX.Element {
  const Icon = data.side === 'inputs' ? LogIn : LogOut;
  const { ports } = boundaryRows(data);
  return (
    <>
      <div className={far.far}>
        <Icon aria-hidden />
        <span>{en.titles[data.side]}</span>
      </div>
      {[...ports].map(([name, top]) => (
        <FarEnd key={name} name={name} side={data.side === 'inputs' ? 'source' : 'target'} top={top} />
      ))}
    </>
  );
}

/** Ports that come, go and change their places are looked for again. */
function useMeasuredPorts(id: string, data: BoundaryData): void {
  const measure = useUpdateNodeInternals();
  const names = portNames(data).join('\n');
  const last = useRef(names);
  useEffect(() => {
    if (last.current !== names) measure(id);
    last.current = names;
  }, [id, names, measure]);
}
