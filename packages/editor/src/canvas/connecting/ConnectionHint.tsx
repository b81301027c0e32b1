import { useConnection } from '@xyflow/react';
import { titleOfCoercion } from '@tweedie/workflow';
import type { JSX } from 'react';
import { titleOfNode } from '../../document/ports/titleOfNode.ts';
import { strings } from '../../strings/canvas.ts';
import { useCanvas, useCanvasUi } from '../canvasContext.ts';
import css from './ConnectionHint.module.css';

/** Beside the pointer while an edge is drawn: why the port under it cannot take the edge, or what would happen to it. */
export function ConnectionHint(): JSX.Element | null {
  const { editor } = useCanvas();
  const target = useCanvasUi(({ connecting }) => connecting?.target);
  const { inProgress, pointer, toHandle } = useConnection();
  if (!inProgress || !toHandle || !target) return null;
  const words = target.allowed
    ? [
        target.coercion && titleOfCoercion(target.coercion),
        target.replaces && strings.replaces(titleOfNode(editor.getState(), target.replaces[0])),
      ].filter(Boolean)
    : [target.message, target.remedy].filter(Boolean);
  if (words.length === 0) return null;
  return (
    <div
      role="status"
      className={css.hint}
      data-refused={!target.allowed || undefined}
      style={{ transform: `translate(${pointer.x + 16}px, ${pointer.y + 16}px)` }}
    >
      {words.map((text, i) => (
        <p key={i} className={i > 0 ? css.remedy : undefined}>
          {text}
        </p>
      ))}
    </div>
  );
}
