import { ChevronDown, ChevronRight } from 'lucide-react';
import type { JSX } from 'react';
import type { NodeData } from '../../document/views/nodeData.ts';
import { strings } from '../../strings/canvas.ts';
import { useCanvas, useCanvasUi } from '../canvasContext.ts';
import { lookOfCategory } from './looks.ts';
import css from './Node.module.css';
import { NameInput } from './NameInput.tsx';
import { NodePart } from './NodePart.tsx';

/** The title bar of a node: what it is, how it stands, and the button that folds it. */
export function NodeHeader({ id, data }: { readonly id: string; readonly data: NodeData }): JSX.Element {
  const { editor, ui } = useCanvas();
  const renaming = useCanvasUi((state) => state.renaming === id);
  const { icon: Icon } = lookOfCategory(data.subgraph === undefined ? data.category : 'Samples');
  const fold = data.collapsed ? strings.expand(data.title) : strings.collapse(data.title);
  return (
    <div className={css.header}>
      <Icon aria-hidden className={css.icon} />
      {renaming ? (
        <NameField id={id} name={data.node.label ?? data.title} />
      ) : (
        <span
          className={css.title}
          title={data.summary}
          onDoubleClick={(event) => {
            event.stopPropagation();
            ui.setState({ renaming: id });
          }}
        >
          {data.title}
        </span>
      )}
      <NodePart id={id} part="Status" />
      <button
        type="button"
        className={`${css.fold} nodrag`}
        aria-label={fold}
        aria-expanded={!data.collapsed}
        onClick={() => editor.actions.setCollapsed([id], !data.collapsed)}
      >
        {data.collapsed ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
      </button>
    </div>
  );
}

function NameField({ id, name }: { readonly id: string; readonly name: string }): JSX.Element {
  const { editor, ui } = useCanvas();
  return (
    <NameInput
      name={name}
      label={strings.nameOf(name)}
      className={css.name}
      focusOf={(input) => input.closest<HTMLElement>('.react-flow__node')}
      onDone={(label) => {
        if (label !== undefined) editor.actions.setLabel([id], label);
        ui.setState({ renaming: undefined });
      }}
    />
  );
}
