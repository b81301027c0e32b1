import type { End } from '@tweedie/workflow';
import { Command } from 'cmdk';
import { type JSX, useMemo } from 'react';
import { useCanvas, useEditorState } from '../canvas/canvasContext.ts';
import { portsOf } from '../document/ports/portsOf.ts';
import { titleOfNode } from '../document/ports/titleOfNode.ts';
import type { EditorState } from '../document/store/state.ts';
import { inOrder } from '../document/views/inOrder.ts';
import css from '../palette/Palette.module.css';
import { strings } from '../strings/form.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useFormItems } from './FormFields.tsx';

export interface AddFieldProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The list of parameters that the form does not show yet. */
export function AddField({ open, onOpenChange }: AddFieldProps): JSX.Element {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={strings.add} summary={strings.addSummary}>
      <Parameters onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Parameters({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const { editor } = useCanvas();
  const items = useFormItems();
  const state = useEditorState((all) => all);
  const there = new Set(items.map(({ to }) => to.join('.')));
  const all = useMemo(() => parametersOf(state), [state]);
  return (
    <Command label={strings.add} loop>
      <div className={css.search}>
        <Command.Input autoFocus placeholder={strings.searchParameters} />
      </div>
      <Command.List className={css.list} label={strings.add}>
        <Command.Empty className={css.empty}>{strings.noParameters}</Command.Empty>
        {all
          .filter(({ end }) => !there.has(end.join('.')))
          .map(({ end, node, title }) => (
            <Command.Item
              key={end.join('.')}
              value={`${node} ${title} ${end.join('.')}`}
              className={css.item}
              onSelect={() => {
                editor.actions.showInForm(end);
                onDone();
              }}
            >
              <span className={css.name}>{strings.where(node, title)}</span>
            </Command.Item>
          ))}
      </Command.List>
    </Command>
  );
}

interface Parameter {
  readonly end: End;
  readonly node: string;
  readonly title: string;
}

/** All parameters of the workflow that no edge brings, in the order in which nodes run. */
function parametersOf(state: EditorState): readonly Parameter[] {
  const { workflow } = state;
  const fed = new Set(workflow.edges.map(({ to }) => to.join('.')));
  return inOrder(workflow).flatMap((id) =>
    (portsOf(workflow.nodes[id]!, state)?.params ?? [])
      .map(({ description }) => ({
        end: [id, description.name] as End,
        node: titleOfNode({ ...state, path: [] }, id),
        title: description.title,
      }))
      .filter(({ end }) => !fed.has(end.join('.'))),
  );
}
