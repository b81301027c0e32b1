import { ChevronDown, ChevronUp } from 'lucide-react';
import { useUpdateNodeInternals } from '@xyflow/react';
import { type JSX, memo, useEffect, useRef } from 'react';
import type { NodeData, PortView } from '../../document/views/nodeData.ts';
import { strings } from '../../strings/canvas.ts';
import { useCanvas, useCanvasUi } from '../canvasContext.ts';
import { factText } from './factText.ts';
import css from './Node.module.css';
import { NodeBadges } from './NodeBadges.tsx';
import { NodeHeader } from './NodeHeader.tsx';
import { NodePart } from './NodePart.tsx';
import { canExpand, nodeRows } from './nodeRows.ts';
import { ParameterRow } from './ParameterRow.tsx';
import { Port } from './Port.tsx';
import { ThroughLines } from './ThroughLines.tsx';

export interface NodeInsideProps {
  readonly id: string;
  readonly data: NodeData;
}

/** What stands in a node: title, badges, ports, what a run told, parameters. */
export const NodeInside = memo(function NodeInside({ id, data }: NodeInsideProps): JSX.Element {
  const expanded = useCanvasUi((state) => state.expanded.has(id));
  const { shown, hidden, hasBadges } = nodeRows(data, expanded);
  useMeasuredPorts(id, data);
  if (data.collapsed) return <Folded id={id} data={data} />;
  return (
    <>
      <NodeHeader id={id} data={data} />
      <ThroughLines data={data} expanded={expanded} />
      {hasBadges && <NodeBadges data={data} />}
      <div className={css.ports}>
        {Array.from({ length: Math.max(data.inputs.length, data.outputs.length) }, (_, i) => (
          <PortRow key={i} id={id} data={data} input={data.inputs[i]} output={data.outputs[i]} />
        ))}
      </div>
      {shown.map((param) => (
        <ParameterRow key={param.description.name} id={id} type={data.node.type} param={param} />
      ))}
      {canExpand(data) && <More id={id} hidden={hidden} />}
      <NodePart id={id} part="Body" />
    </>
  );
});

/** Ports that come and go in a node of the same size are looked for again. */
function useMeasuredPorts(id: string, { inputs, outputs, params }: NodeData): void {
  const measure = useUpdateNodeInternals();
  const ports = [inputs.map(({ name }) => name), outputs.map(({ name }) => name), params.length].join();
  const last = useRef(ports);
  useEffect(() => {
    if (last.current !== ports) measure(id);
    last.current = ports;
  }, [id, ports, measure]);
}

function Folded({ id, data }: NodeInsideProps): JSX.Element {
  return (
    <div className={css.folded}>
      <NodeHeader id={id} data={data} />
      <ThroughLines data={data} expanded={false} />
      {data.inputs.map((port) => (
        <Port key={port.name} node={id} side="input" port={port} />
      ))}
      {data.params.map(
        ({ description: { name, title }, kind, connected, promoted }) =>
          (connected || promoted !== undefined) && (
            <Port
              key={name}
              node={id}
              side="input"
              port={{ name, title, kind, connected: true, list: false }}
            />
          ),
      )}
      {data.outputs.map((port) => (
        <Port key={port.name} node={id} side="output" port={port} />
      ))}
    </div>
  );
}

interface PortRowProps extends NodeInsideProps {
  readonly input: PortView | undefined;
  readonly output: PortView | undefined;
}

function PortRow({ id, data, input, output }: PortRowProps): JSX.Element {
  const facts = output && Object.hasOwn(data.facts, output.name) ? data.facts[output.name] : undefined;
  return (
    <div className={css.portRow}>
      {input && (
        <>
          <Port node={id} side="input" port={input} />
          <span className={css.input} title={input.summary} data-missing={input.missing}>
            {input.title}
            {input.optional && !input.connected && input.promoted === undefined && (
              <span className={css.optional}>{strings.optional}</span>
            )}
          </span>
        </>
      )}
      {output && (
        <>
          <span className={css.output} title={output.summary} data-missing={output.missing}>
            {facts && <span className={`${css.facts} tweedie-number`}>{factText(facts)}</span>}
            <span className={css.outputTitle}>{output.title}</span>
          </span>
          <Port node={id} side="output" port={output} />
        </>
      )}
    </div>
  );
}

function More({ id, hidden }: { readonly id: string; readonly hidden: number }): JSX.Element {
  const { ui } = useCanvas();
  function toggle(): void {
    const { expanded } = ui.getState();
    const next = new Set(expanded);
    if (!next.delete(id)) next.add(id);
    ui.setState({ expanded: next });
  }
  return (
    <button type="button" className={`${css.more} nodrag`} aria-expanded={hidden === 0} onClick={toggle}>
      {hidden === 0 ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
      {hidden === 0 ? strings.fewer : strings.more(hidden)}
    </button>
  );
}
