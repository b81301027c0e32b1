import { Plus } from 'lucide-react';
import type { JSX } from 'react';
import { type BoundarySide, newPort } from '../../document/boundary/boundaryEnds.ts';
import { emptyPort } from '../../document/boundary/boundaryPorts.ts';
import type { BoundaryPortView } from '../../document/views/boundaryViews.ts';
import { boundaryStrings as strings } from '../../strings/boundary.ts';
import { useCanvas, useCanvasUi } from '../canvasContext.ts';
import { NameInput } from '../nodes/NameInput.tsx';
import { Port } from '../nodes/Port.tsx';
import css from './BoundaryNode.module.css';
import { portActions, pressPort } from './portActions.ts';

interface RowProps {
  readonly id: string;
  readonly side: BoundarySide;
}

/** Edges begin at what goes in, and end at what comes out. */
const handleSide = { inputs: 'output', outputs: 'input' } as const;

/** A port of the subgraph: its name, and the place where its edge begins or ends. */
export function BoundaryRow({ id, side, port }: RowProps & { readonly port: BoundaryPortView }): JSX.Element {
  const { editor, ui } = useCanvas();
  const { title, name, kind } = port;
  const { list } = port.port;
  const key = `${id} ${name}`;
  const renaming = useCanvasUi((state) => state.renaming === key);
  const can = portActions(editor, port.port, () => ui.setState({ renaming: key }));
  return (
    <div className={css.row} data-row={`port ${name}`}>
      {renaming ? (
        <NameInput
          name={title}
          label={strings.nameOf(title)}
          className={css.name}
          focusOf={(input) => input.closest('[data-row]')?.querySelector<HTMLElement>('[role=button]')}
          onDone={(next) => {
            if (next) editor.actions.setPortTitle(list, port.port.name, next);
            editor.actions.settle();
            ui.setState({ renaming: undefined });
          }}
        />
      ) : (
        <span
          className={css.title}
          title={port.summary}
          onDoubleClick={(event) => {
            event.stopPropagation();
            can.rename();
          }}
        >
          {title}
          {list === 'params' && <span className={css.param}>{strings.parameter}</span>}
        </span>
      )}
      <Port
        node={id}
        side={handleSide[side]}
        port={port}
        label={strings.port(list, title, kind, port)}
        row={`port ${name}`}
        onKey={(event) => pressPort(can, event)}
      />
    </div>
  );
}

/** The empty port, from which an edge makes a new one. */
export function EmptyRow({ id, side }: RowProps): JSX.Element {
  const port = emptyPort(side);
  return (
    <div className={`${css.row} ${css.empty}`}>
      <span className={css.title}>{port.title}</span>
      <Port
        node={id}
        side={handleSide[side]}
        port={{ ...port, name: newPort, connected: false }}
        label={strings.empty[side]}
        row=""
        sign={<Plus aria-hidden className={css.plus} />}
      />
    </div>
  );
}
