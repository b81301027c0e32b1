import type { Chart } from '@tweedie/core';
import type { JSX } from 'react';
import { strings } from '../../strings/run.ts';
import { ComparisonViewer } from '../../viewer/compare/ComparisonViewer.tsx';
import type { PngText } from '../../viewer/compare/filesOf.ts';
import { Curves } from '../../viewer/curves/Curves.tsx';
import { MetricsTable } from '../../viewer/table/MetricsTable.tsx';
import { UncertaintyViewer } from '../../viewer/uncertainty/UncertaintyViewer.tsx';
import css from './ResultsPanel.module.css';
import type { Shown } from './shownOf.ts';

/** Metrics of which more is better, and less. */
const better = { PSNR: 'higher', SSIM: 'higher', LPIPS: 'lower' } as const;

export interface ShownViewProps {
  readonly shown: Shown;
  /** Goes into every PNG that is saved. */
  readonly pngText?: PngText | undefined;
}

export function ShownView({ shown, pngText }: ShownViewProps): JSX.Element {
  const { pictures, samples, tables, charts, words } = shown;
  if (pictures.length + samples.length + tables.length + charts.length + words.length === 0) {
    return <p className={css.empty}>{strings.nothingToShow}</p>;
  }
  return (
    <div className={css.shown}>
      {pictures.length > 0 && (
        <ComparisonViewer pictures={pictures} pngText={pngText} className={css.viewer} />
      )}
      {samples.map((tensor, i) => (
        <UncertaintyViewer key={i} samples={tensor} className={css.samples} />
      ))}
      {tables.map(({ title, table }) => (
        <MetricsTable key={title} title={title} table={table} better={better} />
      ))}
      {charts.map((chart) => (
        <ChartView key={chart.title} chart={chart} />
      ))}
      {words.map((text) => (
        <p key={text} className={css.words}>
          {text}
        </p>
      ))}
    </div>
  );
}

function ChartView({ chart: { title, x, series } }: { chart: Chart }): JSX.Element {
  const curves = series.map((one, i) => ({
    ...{ id: String(i), title: one.title, look: one.look },
    ...{ x: x.values, y: one.values },
  }));
  return <Curves title={title} xTitle={x.title} curves={curves} className={css.chart} />;
}
