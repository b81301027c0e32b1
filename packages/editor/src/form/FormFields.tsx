import { type JSX, useMemo } from 'react';
import { useCanvas, useEditorState } from '../canvas/canvasContext.ts';
import { controlKindOf } from '../controls/controlKindOf.ts';
import { type FormItem, formItems } from '../document/form/formItems.ts';
import { strings } from '../strings/form.ts';
import css from './Form.module.css';
import { PictureField } from './PictureField.tsx';

/** The fields of the form of the document, each with its control. */
export function FormFields(): JSX.Element {
  const items = useFormItems();
  if (items.length === 0) return <p className={css.quiet}>{strings.nothingToSet}</p>;
  return (
    <div className={css.fields}>
      {items.map((item) => (
        <Field key={item.to.join('.')} item={item} />
      ))}
    </div>
  );
}

/** The fields of the document, found again when it changes. */
export function useFormItems(): readonly FormItem[] {
  const workflow = useEditorState((state) => state.workflow);
  const catalogue = useEditorState((state) => state.catalogue);
  return useMemo(() => formItems({ workflow, catalogue }), [workflow, catalogue]);
}

function Field({ item }: { readonly item: FormItem }): JSX.Element {
  const { editor, controls, files } = useCanvas();
  const { to, description, value, connected, schema } = item;
  const [node, name] = to;
  const kind = controlKindOf(description, schema);
  const isPicture = description.format === 'image-file' && !connected;
  const { Control, wide = false } = controls[kind];
  return (
    <div className={css.row} data-wide={isPicture || wide || undefined}>
      <span className={css.label}>
        <span className={css.title}>{item.title}</span>
        {description.summary !== undefined && <span className={css.summary}>{description.summary}</span>}
      </span>
      <div className={css.control}>
        {connected ? (
          <span className={css.quiet}>{strings.fromEdge}</span>
        ) : isPicture ? (
          <PictureField
            node={node}
            title={item.title}
            file={typeof value === 'string' ? value : ''}
            onFile={(file) => files.onFile?.(node, name, file)}
          />
        ) : (
          <Control
            node={node}
            description={description}
            value={value}
            disabled={false}
            onChange={(next) => editor.actions.setParameter(node, name, next)}
            onSettle={editor.actions.settle}
            onFile={(file) => files.onFile?.(node, name, file)}
          />
        )}
      </div>
    </div>
  );
}
