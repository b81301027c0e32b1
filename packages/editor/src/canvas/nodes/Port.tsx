import { Handle, Position } from '@xyflow/react';
import type { JSX, KeyboardEvent, ReactNode } from 'react';
import type { Start } from '../../document/connecting/connectionsFrom.ts';
import type { PortView } from '../../document/views/nodeData.ts';
import { strings } from '../../strings/canvas.ts';
import { useCanvas, useCanvasUi } from '../canvasContext.ts';
import { isPortDimmed } from '../connecting/isDimmed.ts';
import css from './Port.module.css';
import { PortShape } from './PortShape.tsx';

export interface PortProps {
  readonly node: string;
  readonly side: Start['side'];
  readonly port: Pick<PortView, 'name' | 'title' | 'kind' | 'list' | 'connected' | 'promoted'>;
  /** What it is called where the side and the title do not say it. */
  readonly label?: string;
  /** What its menu is about. @default the side and the name */
  readonly row?: string;
  /** In the place of the sign of its kind. */
  readonly sign?: ReactNode;
  /** Takes further keys. Gives whether it was one of them. */
  readonly onKey?: (event: globalThis.KeyboardEvent) => boolean;
}

/** A place where an edge begins or ends. Enter, or the space bar, lists what it may be connected to. */
export function Port({ node, side, port, label, row, sign, onKey }: PortProps): JSX.Element {
  const { ui } = useCanvas();
  const { name, title, kind, list } = port;
  const connected = port.connected || port.promoted !== undefined;
  const dimmed = useCanvasUi((state) => isPortDimmed(state, [node, name], side));
  function onKeyDown(event: KeyboardEvent): void {
    const taken = onKey?.(event.nativeEvent) === true;
    if (!taken && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    if (taken) return;
    ui.setState({ targets: { node, start: { end: [node, name], side } } });
  }
  return (
    <Handle
      id={name}
      type={side === 'output' ? 'source' : 'target'}
      position={side === 'output' ? Position.Right : Position.Left}
      className={css.port ?? ''}
      role="button"
      tabIndex={0}
      aria-label={label ?? strings.port(side, title, kind, { list, connected })}
      aria-haspopup="dialog"
      data-dimmed={dimmed || undefined}
      data-connected={connected || undefined}
      data-port={`${node}.${name}`}
      data-row={row ?? `${side} ${name}`}
      onKeyDown={onKeyDown}
    >
      {sign ?? <PortShape kind={kind} list={list} filled={connected} />}
    </Handle>
  );
}
