import { ChevronDown, ChevronRight } from 'lucide-react';
import { type JSX, memo } from 'react';
import { useStore } from 'zustand';
import { useEditorState } from '../canvas/canvasContext.ts';
import { colourOfKind, lookOfCategory } from '../canvas/nodes/looks.ts';
import type { NodeData } from '../document/views/nodeData.ts';
import { prefixOf } from '../document/subgraphs/subgraphAt.ts';
import { useRunSign } from '../run/components/RunStatusPart.tsx';
import { strings } from '../strings/outline.ts';
import { InputRow, OutputRow, ParameterRow, ProblemRow } from './MemberRows.tsx';
import { NameField } from './NameField.tsx';
import css from './Outline.module.css';
import { useOutline } from './outlineContext.ts';
import { Row } from './Row.tsx';
import { writeRow } from './rowKey.ts';

export interface NodeRowsProps {
  readonly id: string;
  readonly data: NodeData;
  readonly selected: boolean;
}

/** The row of a node, and under it the rows of all that belongs to it. */
export const NodeRows = memo(function NodeRows({ id, data, selected }: NodeRowsProps): JSX.Element {
  const { outline } = useOutline();
  const open = useStore(outline, (state) => state.open.has(id));
  return (
    <>
      <NodeRow id={id} data={data} selected={selected} open={open} />
      {open && (
        <>
          {data.problems.map((problem, i) => (
            <ProblemRow key={`problem ${i}`} id={id} index={i} problem={problem} />
          ))}
          {data.inputs.map((port) => (
            <InputRow key={`input ${port.name}`} id={id} port={port} />
          ))}
          {data.params.map((param) => (
            <ParameterRow
              key={`param ${param.description.name}`}
              id={id}
              type={data.node.type}
              param={param}
            />
          ))}
          {data.outputs.map((port) => (
            <OutputRow key={`output ${port.name}`} id={id} port={port} facts={data.facts} />
          ))}
        </>
      )}
    </>
  );
});

interface NodeRowProps extends NodeRowsProps {
  readonly open: boolean;
}

function NodeRow({ id, data, selected, open }: NodeRowProps): JSX.Element {
  const { outline } = useOutline();
  const renaming = useStore(outline, (state) => state.renaming === id);
  const { icon: Icon, colour } = lookOfCategory(data.subgraph === undefined ? data.category : 'Samples');
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <Row
      rowKey={writeRow({ kind: 'item', item: id })}
      title={data.title}
      level={1}
      expanded={open}
      selected={selected}
      look={data.problems.some(({ severity }) => severity === 'error') ? 'error' : undefined}
      end={<Status id={id} data={data} />}
    >
      <Chevron aria-hidden className={css.chevron} data-toggle />
      <Icon aria-hidden className={css.icon} style={{ color: colourOfKind(colour) }} />
      {renaming ? <NameField item={id} name={data.title} /> : <span className={css.title}>{data.title}</span>}
    </Row>
  );
}

/** How a node stands, in words. */
function Status({ id, data }: { readonly id: string; readonly data: NodeData }): JSX.Element {
  const { node, problems, unknown, subgraph } = data;
  const prefix = useEditorState(({ path }) => prefixOf(path));
  const sign = useRunSign({ node: id, path: prefix + id });
  const words = [
    ...(unknown ? [strings.unknown] : []),
    ...(subgraph === undefined ? [] : [strings.group]),
    ...(node.mode === 'mute' ? [strings.muted] : node.mode === 'bypass' ? [strings.bypassed] : []),
    ...(node.pinned ? [strings.pinned] : []),
    ...(problems.length > 0 ? [strings.problems(problems.length)] : []),
    ...(sign ? [sign.text] : []),
  ];
  const text = words.join(', ');
  return (
    <span className={css.status} data-look={problems.length > 0 ? 'error' : sign?.look} title={text}>
      {text || <span className="tweedie-hidden">{strings.notRun}</span>}
    </span>
  );
}
