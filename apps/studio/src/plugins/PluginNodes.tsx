import type { NodeManifest, PluginManifest } from '@tweedie/workflow';
import type { JSX } from 'react';
import { strings } from '../strings/plugins.ts';
import css from './Plugins.module.css';

/** The nodes that a plugin brings, with what goes into them and comes out. */
export function PluginNodes({ manifest }: { manifest: PluginManifest }): JSX.Element {
  return (
    <section aria-label={strings.brings}>
      <h3 className={css.heading}>{strings.brings}</h3>
      <ul className={css.list}>
        {manifest.nodes.map((node) => (
          <li key={node.type} className={css.row}>
            <div className={css.head}>
              <span className={css.name}>{node.title}</span>
              <span className={css.version}>{node.category}</span>
            </div>
            {node.summary !== '' && <p className={css.text}>{node.summary}</p>}
            <p className={css.nodes}>
              {strings.takes} {portsOf(node.inputs)} · {strings.gives.toLowerCase()} {portsOf(node.outputs)} ·{' '}
              {strings.parameters(countOf(node))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function portsOf(ports: NodeManifest['inputs']): string {
  const titles = Object.values(ports).map(({ title }) => title);
  return titles.length === 0 ? strings.nothing : titles.join(', ');
}

function countOf({ params }: NodeManifest): number {
  const { properties } = params as { readonly properties?: object };
  return Object.keys(properties ?? {}).length;
}
