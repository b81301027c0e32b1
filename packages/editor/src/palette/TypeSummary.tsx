import type { JSX } from 'react';
import { useEditorState } from '../canvas/canvasContext.ts';
import { PortShape } from '../canvas/nodes/PortShape.tsx';
import type { Choice } from '../document/connecting/choices.ts';
import { type PortInfo, portsOf } from '../document/ports/portsOf.ts';
import { strings } from '../strings/canvas.ts';
import css from './Palette.module.css';

/** What a kind of nodes does, takes and gives. */
export function TypeSummary({ choice }: { readonly choice: Choice }): JSX.Element {
  const { title, summary, plugin, type } = choice;
  const ports = useEditorState((state) => portsOf({ type }, state));
  const params = ports?.params.map(({ description }) => description.title) ?? [];
  return (
    <aside className={css.summary} aria-label={strings.about(title)}>
      <h3>{title}</h3>
      <p>{summary}</p>
      <PortList heading={strings.takes} ports={ports?.inputs ?? []} />
      <PortList heading={strings.gives} ports={ports?.outputs ?? []} />
      {params.length > 0 && (
        <>
          <h4>{strings.parameters}</h4>
          <p className={css.muted}>{params.join(', ')}</p>
        </>
      )}
      {plugin !== undefined && <p className={css.plugin}>{plugin}</p>}
    </aside>
  );
}

interface PortListProps {
  readonly heading: string;
  readonly ports: readonly PortInfo[];
}

function PortList({ heading, ports }: PortListProps): JSX.Element | null {
  if (ports.length === 0) return null;
  return (
    <>
      <h4>{heading}</h4>
      <ul>
        {ports.map(({ name, title, kind, list, optional }) => (
          <li key={name}>
            <PortShape kind={kind} list={list} />
            <span>{title}</span>
            <span className={css.muted}>{strings.portKind(kind, list, optional)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
