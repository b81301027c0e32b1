import { Handle, Position } from '@xyflow/react';
import type { JSX, KeyboardEvent } from 'react';
import { strings } from '../../strings/canvas.ts';
import type { PortView } from '../../document/views/nodeData.ts';
import { useCanvas, useCanvasUi } from '../canvasContext.ts';
import { fits } from '../connecting/fits.ts';
import css from './Port.module.css';
import { PortShape } from './PortShape.tsx';

export interface PortProps {
  readonly node: string;
  readonly side: 'source' | 'target';
  readonly port: Pick<PortView, 'name' | 'title' | 'kind' | 'list' | 'connected'>;
}

/** A place where an edge begins or ends. Enter, or the space bar, lists what it may be connected to. */
export function Port({ node, side, port }: PortProps): JSX.Element {
  const { ui } = useCanvas();
  const { name, title, kind, list, connected } = port;
  const start = { end: [node, name] as [string, string], side, kind, list };
  const dimmed = useCanvasUi(({ connecting }) => connecting !== undefined && !fits(connecting, start));
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    ui.setState({ targets: start });
  }
  return (
    <Handle
      id={name}
      type={side}
      position={side === 'source' ? Position.Right : Position.Left}
      className={css.port ?? ''}
      role="button"
      tabIndex={0}
      aria-label={strings.port(side, title, kind, { list, connected })}
      aria-haspopup="dialog"
      data-dimmed={dimmed || undefined}
      data-port={`${node}.${name}`}
      onKeyDown={onKeyDown}
    >
      <PortShape kind={kind} list={list} filled={connected} />
    </Handle>
  );
}
