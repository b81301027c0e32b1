import { type JSX, useState } from 'react';
import { useAsync } from '../../hooks/useAsync.ts';
import { strings } from '../../strings/viewer.ts';
import { Switch } from '../../ui/Switch.tsx';
import { type Histogram, histogram } from '../picture/histogram.ts';
import type { Picture } from '../picture/picture.ts';
import { pixelsOf } from '../picture/pixelsOf.ts';
import css from './Histograms.module.css';

/** How the values of each picture are spread, for each channel. */
export function Histograms({ pictures }: { readonly pictures: readonly Picture[] }): JSX.Element {
  const [log, setLog] = useState(false);
  return (
    <section className={css.histograms} aria-label={strings.histogram}>
      <header className={css.header}>
        <h3 className={css.heading}>{strings.histogram}</h3>
        <Switch label={strings.log} checked={log} onChange={setLog} />
      </header>
      {pictures.map((picture) => (
        <One key={picture.id} picture={picture} log={log} />
      ))}
    </section>
  );
}

function One({ picture, log }: { readonly picture: Picture; readonly log: boolean }): JSX.Element {
  const { value } = useAsync(
    async (signal) => {
      const pixels = pixelsOf(picture);
      return 'problem' in pixels ? undefined : histogram(pixels, signal);
    },
    [picture.pixels, picture.sample],
  );
  const names = strings.channels(value?.counts.length ?? 3);
  const inks = names.length === 1 ? [css.grey] : [css.red, css.green, css.blue];
  return (
    <figure className={css.figure}>
      <figcaption className={css.title}>{picture.title}</figcaption>
      <svg viewBox="0 0 256 64" preserveAspectRatio="none" className={css.plot} aria-hidden>
        {value?.counts.map((counts, c) => (
          <path key={names[c]} d={outline(counts, log)} className={inks[c]} />
        ))}
      </svg>
      <dl className={css.numbers}>
        {value &&
          names.map((name, c) => (
            <div key={name}>
              <dt>
                <svg viewBox="0 0 16 4" className={css.sample} aria-hidden>
                  <path d="M0 2H16" className={inks[c]} />
                </svg>
                {name}
              </dt>
              <dd>
                {strings.mean} {value.mean[c]!.toFixed(1)}
              </dd>
              <dd>
                {strings.deviation} {value.deviation[c]!.toFixed(1)}
              </dd>
            </div>
          ))}
      </dl>
      {value && value.beyond > 0 && <p className={css.beyond}>{strings.beyond(value.beyond)}</p>}
    </figure>
  );
}

/** The counts as a filled line. The two ends, where values are cut, may run out of the picture. */
function outline(counts: Histogram['counts'][number], log: boolean): string {
  const height = (count: number): number => (log ? Math.log1p(count) : count);
  const most = Math.max(1e-9, ...Array.from(counts.subarray(1, 255), height));
  const points = Array.from(counts, (count, code) => {
    const y = 63 - 62 * Math.min(1, height(count) / most);
    return `${code + 0.5} ${y.toFixed(2)}`;
  });
  return `M0 64L${points.join('L')}L256 64`;
}
