import type { WebPlugin } from '@tweedie/runtime-web';
import type { JSX } from 'react';
import { strings } from '../strings/plugins.ts';
import css from './Plugins.module.css';

/** What a package is, and where it came from. */
export function PluginFacts({ plugin }: { plugin: WebPlugin }): JSX.Element {
  const { version, about, bytes, origin, integrity } = plugin;
  const facts = [
    [strings.version, version],
    [strings.publisher, about.publisher ?? strings.unknown],
    [strings.licence, about.licence ?? strings.unknown],
    [strings.size, strings.sizeOf(bytes)],
    [strings.from, strings.origin(origin)],
  ] as const;
  return (
    <section>
      <dl className={css.facts}>
        {facts.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{strings.hash}</dt>
          <dd className={css.hash}>{integrity}</dd>
        </div>
      </dl>
      <p className={css.quiet}>{strings.unchecked}</p>
    </section>
  );
}
