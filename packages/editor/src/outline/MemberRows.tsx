import type { End, OutputFacts, Problem } from '@tweedie/workflow';
import { CircleAlert, SlidersHorizontal, TriangleAlert, Unplug } from 'lucide-react';
import type { JSX } from 'react';
import type { z } from 'zod';
import { useCanvas, useEditorState } from '../canvas/canvasContext.ts';
import { factText } from '../canvas/nodes/factText.ts';
import { PortShape } from '../canvas/nodes/PortShape.tsx';
import { portOfEnd } from '../document/boundary/boundaryPorts.ts';
import { controlKindOf } from '../controls/controlKindOf.ts';
import { titleOfNode } from '../document/ports/titleOfNode.ts';
import { ownOf } from '../document/records.ts';
import type { EditorState } from '../document/store/state.ts';
import type { ParameterView, PortView } from '../document/views/nodeData.ts';
import { strings } from '../strings/outline.ts';
import { linksOf } from './outlineItems.ts';
import css from './Outline.module.css';
import { Row } from './Row.tsx';
import { writeRow } from './rowKey.ts';

interface PortRowProps {
  readonly id: string;
  readonly port: PortView;
}

/** An input: what it is connected to, and the buttons that change that. */
export function InputRow({ id, port }: PortRowProps): JSX.Element {
  return (
    <Row
      rowKey={writeRow({ kind: 'input', item: id, name: port.name })}
      title={port.title}
      level={2}
      end={<Source id={id} port={port} />}
    >
      <PortShape kind={port.kind} list={port.list} filled={port.connected} />
      <span className="tweedie-hidden">{strings.input} </span>
      <span className={css.member}>{port.title}</span>
    </Row>
  );
}

interface SourceProps {
  readonly id: string;
  readonly port: Pick<PortView, 'name' | 'title' | 'optional'>;
}

function Source({ id, port: { name, title, optional } }: SourceProps): JSX.Element {
  const { editor, ui } = useCanvas();
  const source = useEditorState((state) => {
    const from = linksOf(state).into.get(`${id}.${name}`);
    return from && endText(state, from, 'output');
  });
  const now = source ?? (optional ? strings.optional : strings.missing);
  return (
    <>
      <button
        type="button"
        className={css.link}
        data-missing={source === undefined && !optional ? true : undefined}
        aria-label={strings.chooseSource(title, now)}
        aria-haspopup="dialog"
        data-act
        onClick={() => ui.setState({ targets: { node: id, start: { end: [id, name], side: 'input' } } })}
      >
        {now}
      </button>
      {source !== undefined && (
        <button
          type="button"
          className={css.small}
          aria-label={strings.disconnect(title)}
          title={strings.disconnect(title)}
          onClick={() => editor.actions.disconnect([id, name])}
        >
          <Unplug aria-hidden />
        </button>
      )}
    </>
  );
}

interface OutputRowProps extends PortRowProps {
  readonly facts: Readonly<Record<string, OutputFacts>>;
}

/** An output: where it leads, and what is known of it. */
export function OutputRow({ id, port, facts }: OutputRowProps): JSX.Element {
  const { ui } = useCanvas();
  const { name, title } = port;
  const known = ownOf(facts, name);
  const targets = useEditorState((state) =>
    (linksOf(state).outOf.get(`${id}.${name}`) ?? []).map((to) => endText(state, to, 'input')).join(', '),
  );
  return (
    <Row
      rowKey={writeRow({ kind: 'output', item: id, name })}
      title={title}
      level={2}
      end={
        <button
          type="button"
          className={css.link}
          aria-label={`${strings.chooseTarget(title)} ${targets || strings.nothingHangs}`}
          aria-haspopup="dialog"
          data-act
          onClick={() => ui.setState({ targets: { node: id, start: { end: [id, name], side: 'output' } } })}
        >
          {targets === '' ? strings.nothingHangs : `→ ${targets}`}
        </button>
      }
    >
      <PortShape kind={port.kind} list={port.list} filled={port.connected} />
      <span className="tweedie-hidden">{strings.output} </span>
      <span className={css.member}>{title}</span>
      {known && <span className={`${css.facts} tweedie-number`}>{factText(known)}</span>}
    </Row>
  );
}

interface ParameterRowProps {
  readonly id: string;
  readonly type: string;
  readonly param: ParameterView;
}

/** A parameter: its control, or the edge that brings it. */
export function ParameterRow({ id, type, param }: ParameterRowProps): JSX.Element {
  const { editor, controls, files } = useCanvas();
  const { description, connected } = param;
  const { name, title, default: standard } = description;
  const schema = editor.getState().catalogue.find(type)?.definition.params as z.ZodObject | undefined;
  const { Control } = controls[controlKindOf(description, schema)];
  const isSet = Object.hasOwn(param, 'value');
  return (
    <Row
      rowKey={writeRow({ kind: 'param', item: id, name })}
      title={title}
      level={2}
      end={
        connected ? (
          <Source id={id} port={{ name, title, optional: true }} />
        ) : (
          <span className={css.control}>
            <Control
              node={id}
              description={description}
              value={isSet ? param.value : standard}
              disabled={false}
              onChange={(next) => editor.actions.setParameter(id, name, next)}
              onSettle={editor.actions.settle}
              onFile={(file) => files.onFile?.(id, name, file)}
            />
          </span>
        )
      }
    >
      <SlidersHorizontal aria-hidden className={css.icon} />
      <span className="tweedie-hidden">{strings.parameter} </span>
      <span className={css.member} data-set={isSet || undefined} title={description.summary}>
        {title}
      </span>
    </Row>
  );
}

interface ProblemRowProps {
  readonly id: string;
  readonly index: number;
  readonly problem: Problem;
}

/** Something that is wrong with a node, and what to do. */
export function ProblemRow({ id, index, problem }: ProblemRowProps): JSX.Element {
  const { severity, message, remedy } = problem;
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <Row
      rowKey={writeRow({ kind: 'problem', item: id, name: String(index) })}
      title={message}
      level={2}
      look={severity}
      hasMenu={false}
    >
      <Icon aria-hidden className={css.icon} />
      <span className={css.sentence}>
        <span className="tweedie-hidden">{strings[severity]}: </span>
        {message} {remedy !== undefined && <span className={css.remedy}>{remedy}</span>}
      </span>
    </Row>
  );
}

/** A port of a node as people read it: "Picture › Image". */
export function endText(state: EditorState, end: End, side: 'input' | 'output'): string {
  const port = portOfEnd(state, end, side);
  return strings.from(titleOfNode(state, end[0]), port?.title ?? end[1]);
}
