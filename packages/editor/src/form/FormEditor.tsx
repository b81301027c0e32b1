import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useCanvas, useEditorState } from '../canvas/canvasContext.ts';
import { Field } from '../controls/Field.tsx';
import type { FormItem } from '../document/form/formItems.ts';
import { readForm } from '../document/form/readForm.ts';
import { graphAt } from '../document/graph.ts';
import { strings } from '../strings/form.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { AddField } from './AddField.tsx';
import css from './Form.module.css';
import { useFormItems } from './FormFields.tsx';

/** The form while it is made: its words, and its fields, which come, go and move. */
export function FormEditor(): JSX.Element {
  const { editor } = useCanvas();
  const workflow = useEditorState((state) => state.workflow);
  const { title = '', summary = '' } = readForm(graphAt(workflow));
  const items = useFormItems();
  const [adding, setAdding] = useState(false);
  const { actions } = editor;
  return (
    <div className={css.editor}>
      <label className={css.words}>
        {strings.heading}
        <Field
          label={strings.heading}
          value={title}
          placeholder={workflow.name ?? ''}
          onChange={({ currentTarget }) => actions.setFormText({ title: currentTarget.value })}
          onBlur={actions.settle}
        />
      </label>
      <label className={css.words}>
        {strings.summary}
        <Field
          label={strings.summary}
          value={summary}
          placeholder={workflow.description ?? ''}
          onChange={({ currentTarget }) => actions.setFormText({ summary: currentTarget.value })}
          onBlur={actions.settle}
        />
      </label>
      <ol className={css.made} aria-label={strings.fields}>
        {items.map((item, i) => (
          <MadeField
            key={item.to.join('.')}
            item={item}
            before={items[i - 1]}
            after={items[i + 1] && (items[i + 2] ?? 'end')}
          />
        ))}
      </ol>
      <Button icon={<Plus />} onClick={() => setAdding(true)}>
        {strings.add}
      </Button>
      <AddField open={adding} onOpenChange={setAdding} />
    </div>
  );
}

interface MadeFieldProps {
  readonly item: FormItem;
  /** The field above it, which it moves before. */
  readonly before: FormItem | undefined;
  /** The field that it moves before when it goes down. */
  readonly after: FormItem | 'end' | undefined;
}

function MadeField({ item, before, after }: MadeFieldProps): JSX.Element {
  const { actions } = useCanvas().editor;
  const { to, field, title, description, node } = item;
  const hasBounds = description.kind === 'number' || description.kind === 'integer';
  function move(other: FormItem | 'end', button: EventTarget & HTMLElement): void {
    actions.moveField(to, other === 'end' ? undefined : other.to);
    requestAnimationFrame(() => button.focus()); // a row that moves in the page loses the focus
  }
  function bound(name: 'min' | 'max', text: string): void {
    const value = text.trim() === '' ? undefined : Number(text);
    if (value === undefined || Number.isFinite(value)) actions.setField(to, { [name]: value });
  }
  return (
    <li className={css.madeField}>
      <div className={css.madeHead}>
        <span className={css.quiet}>{strings.where(node, to[1])}</span>
        <IconButton
          size="small"
          label={strings.earlier(title)}
          icon={<ArrowUp />}
          disabled={!before}
          onClick={({ currentTarget }) => move(before!, currentTarget)}
        />
        <IconButton
          size="small"
          label={strings.later(title)}
          icon={<ArrowDown />}
          disabled={!after}
          onClick={({ currentTarget }) => move(after!, currentTarget)}
        />
        <IconButton
          size="small"
          label={strings.remove(title)}
          icon={<Trash2 />}
          onClick={() => actions.hideFromForm(to)}
        />
      </div>
      <Field
        label={strings.titleOf(title)}
        value={field.title ?? ''}
        placeholder={title}
        onChange={({ currentTarget }) => actions.setField(to, { title: currentTarget.value })}
        onBlur={actions.settle}
      />
      <Field
        label={strings.summaryOf(title)}
        value={field.summary ?? ''}
        placeholder={description.summary ?? strings.explanation}
        onChange={({ currentTarget }) => actions.setField(to, { summary: currentTarget.value })}
        onBlur={actions.settle}
      />
      {hasBounds && (
        <div className={css.bounds}>
          {(['min', 'max'] as const).map((name) => (
            <Field
              key={`${name} ${field[name]}`}
              label={(name === 'min' ? strings.least : strings.most)(title)}
              unit={strings.bounds[name]}
              inputMode="decimal"
              defaultValue={field[name] ?? ''}
              placeholder={String(description[name] ?? '')}
              onBlur={({ currentTarget }) => bound(name, currentTarget.value)}
            />
          ))}
        </div>
      )}
    </li>
  );
}
