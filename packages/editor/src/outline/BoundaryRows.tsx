import { ChevronDown, ChevronRight, LogIn, LogOut, Plus } from 'lucide-react';
import { type JSX, memo } from 'react';
import { useStore } from 'zustand';
import { useCanvas, useEditorState } from '../canvas/canvasContext.ts';
import { NameInput } from '../canvas/nodes/NameInput.tsx';
import { PortShape } from '../canvas/nodes/PortShape.tsx';
import { boundaryEdges } from '../document/boundary/boundaryEdges.ts';
import { type BoundarySide, endOf } from '../document/boundary/boundaryEnds.ts';
import { emptyPort } from '../document/boundary/boundaryPorts.ts';
import { sameEnd } from '../document/edgeIds.ts';
import { currentGraph, type EditorState } from '../document/store/state.ts';
import type { BoundaryData, BoundaryPortView } from '../document/views/boundaryViews.ts';
import { boundaryStrings } from '../strings/boundary.ts';
import { en } from '../strings/en.ts';
import { strings } from '../strings/outline.ts';
import { endText } from './MemberRows.tsx';
import css from './Outline.module.css';
import { useOutline } from './outlineContext.ts';
import { Row } from './Row.tsx';
import { writeRow } from './rowKey.ts';

export interface BoundaryRowsProps {
  readonly id: string;
  readonly data: BoundaryData;
  readonly selected: boolean;
}

/** The row of what goes into the subgraph, or of what comes out, and under it one for each port. */
export const BoundaryRows = memo(function BoundaryRows({
  id,
  data,
  selected,
}: BoundaryRowsProps): JSX.Element {
  const { outline } = useOutline();
  const open = useStore(outline, (state) => state.open.has(id));
  const { side, ports } = data;
  const Icon = side === 'inputs' ? LogIn : LogOut;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <>
      <Row
        rowKey={writeRow({ kind: 'item', item: id })}
        title={en.titles[side]}
        level={1}
        expanded={open}
        selected={selected}
        hasMenu={false}
        end={<span className={css.status}>{boundaryStrings.ports(ports.length)}</span>}
      >
        <Chevron aria-hidden className={css.chevron} data-toggle />
        <Icon aria-hidden className={css.icon} />
        <span className={css.title}>{en.titles[side]}</span>
      </Row>
      {open && ports.map((port) => <PortRow key={port.name} id={id} side={side} port={port} />)}
      {open && <NewRow id={id} side={side} />}
    </>
  );
});

interface PortRowProps {
  readonly id: string;
  readonly side: BoundarySide;
}

function PortRow({ id, side, port }: PortRowProps & { readonly port: BoundaryPortView }): JSX.Element {
  const { editor } = useCanvas();
  const { outline } = useOutline();
  const { title, name, kind, list, connected } = port;
  const key = writeRow({ kind: 'port', item: id, name });
  const renaming = useStore(outline, (state) => state.renaming === key);
  const ends = useEditorState((state) => innerText(state, port));
  return (
    <Row
      rowKey={key}
      title={title}
      level={2}
      end={
        <Connect
          {...{ id, side, name, label: `${strings.chooseTarget(title)} ${ends || strings.nothingHangs}` }}
        >
          {ends === '' ? strings.nothingHangs : `${side === 'inputs' ? '→' : '←'} ${ends}`}
        </Connect>
      }
    >
      <PortShape kind={kind} list={list} filled={connected} />
      <span className="tweedie-hidden">
        {{ inputs: strings.input, outputs: strings.output, params: strings.parameter }[port.port.list]}{' '}
      </span>
      {renaming ? (
        <NameInput
          name={title}
          label={boundaryStrings.nameOf(title)}
          className={css.name}
          focusOf={(input) => input.closest<HTMLElement>('[role=row]')}
          onDone={(next) => {
            if (next) editor.actions.setPortTitle(port.port.list, port.port.name, next);
            editor.actions.settle();
            outline.setState({ renaming: undefined });
          }}
        />
      ) : (
        <span className={css.member}>{title}</span>
      )}
    </Row>
  );
}

/** The row from which a new port is made. */
function NewRow({ id, side }: PortRowProps): JSX.Element {
  const { name, title } = emptyPort(side);
  return (
    <Row
      rowKey={writeRow({ kind: 'port', item: id, name })}
      title={title}
      level={2}
      hasMenu={false}
      end={
        <Connect {...{ id, side, name, label: strings.chooseTarget(boundaryStrings.empty[side]) }}>
          {boundaryStrings.connect}
        </Connect>
      }
    >
      <Plus aria-hidden className={css.icon} />
      <span className={css.member}>{title}</span>
    </Row>
  );
}

interface ConnectProps extends PortRowProps {
  readonly name: string;
  readonly label: string;
  readonly children: string;
}

function Connect({ id, side, name, label, children }: ConnectProps): JSX.Element {
  const { ui } = useCanvas();
  const from = side === 'inputs' ? 'output' : 'input';
  return (
    <button
      type="button"
      className={css.link}
      aria-label={label}
      aria-haspopup="dialog"
      data-act
      onClick={() => ui.setState({ targets: { node: id, start: { end: [id, name], side: from } } })}
    >
      {children}
    </button>
  );
}

/** What a port stands for inside: "Measure › Image". */
function innerText(state: EditorState, { port }: BoundaryPortView): string {
  const end = endOf(port);
  return boundaryEdges(currentGraph(state))
    .filter((edge) => sameEnd(endOf(edge.port), end))
    .map(({ inner }) => endText(state, inner, port.list === 'outputs' ? 'output' : 'input'))
    .join(', ');
}
