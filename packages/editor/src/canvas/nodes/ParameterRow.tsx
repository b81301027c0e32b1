import type { JSX } from 'react';
import type { z } from 'zod';
import { RotateCcw } from 'lucide-react';
import { controlKindOf } from '../../controls/controlKindOf.ts';
import type { ParameterView } from '../../document/views/nodeData.ts';
import { toggleInForm } from '../../form/formMenu.ts';
import { matchKeys } from '../../keyboard/matchKeys.ts';
import { strings } from '../../strings/canvas.ts';
import { useCanvas } from '../canvasContext.ts';
import css from './ParameterRow.module.css';
import { Port } from './Port.tsx';

export interface ParameterRowProps {
  readonly id: string;
  readonly type: string;
  readonly param: ParameterView;
}

/** A parameter: its port where an edge may bring it, its title, its control, and the way back to the default. */
export function ParameterRow({ id, type, param }: ParameterRowProps): JSX.Element {
  const { editor, controls, files } = useCanvas();
  const { actions } = editor;
  const { description, kind, connected, promoted } = param;
  const { name, title, summary, default: standard } = description;
  const isSet = Object.hasOwn(param, 'value');
  const value = isSet ? param.value : standard;
  const schema = editor.getState().catalogue.find(type)?.definition.params as z.ZodObject | undefined;
  const { Control, wide = false } = controls[controlKindOf(description, schema)];
  return (
    <div
      className={css.row}
      data-wide={wide || undefined}
      data-row={`param ${name}`}
      onKeyDown={(event) => {
        if (!matchKeys('Alt+Shift+F', event.nativeEvent)) return;
        event.preventDefault();
        toggleInForm(editor, id, name);
      }}
    >
      {(kind !== undefined || connected || promoted !== undefined) && (
        <Port
          node={id}
          side="input"
          port={{ name, title, kind, list: false, connected, ...(promoted !== undefined && { promoted }) }}
        />
      )}
      <span className={css.title} title={summary} data-set={isSet || undefined}>
        {title}
        {promoted !== undefined && <span className={css.promoted}>{strings.promoted(promoted)}</span>}
      </span>
      {connected ? (
        <span className={css.connected}>{strings.fromEdge}</span>
      ) : (
        <div className={`${css.control} nodrag nopan`}>
          <Control
            node={id}
            description={description}
            value={value}
            disabled={false}
            onChange={(next) => actions.setParameter(id, name, next)}
            onSettle={actions.settle}
            onFile={(file) => files.onFile?.(id, name, file)}
          />
        </div>
      )}
      {isSet && !connected && standard !== undefined && (
        <button
          type="button"
          className={`${css.reset} nodrag`}
          aria-label={strings.reset(title)}
          title={strings.resetTo(standard)}
          onClick={() => actions.unsetParameters(id, [name])}
        >
          <RotateCcw aria-hidden />
        </button>
      )}
    </div>
  );
}
