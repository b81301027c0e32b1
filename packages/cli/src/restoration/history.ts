import type { Image } from '@tweedie/core';
import { type Chart, lineChart, type Series } from '../draw/lineChart.ts';

/** What is known of one step. */
export interface Moment {
  /** Network evaluations so far. */
  readonly evaluations: number;
  /** The root mean square of `y − A·x̂`, in model units. */
  readonly residual: number;
  /** In dB, where the truth is known. */
  readonly psnr?: number;
}

/** The steps of one run, under a name. */
export interface History {
  readonly label: string;
  readonly moments: readonly Moment[];
}

/** Draws the residual, and the PSNR where it is known, against the number of network evaluations. */
export function plotHistory(histories: readonly History[]): Promise<Image> {
  const series = (valueOf: (moment: Moment) => number | undefined): Series[] =>
    histories.map(({ label, moments }) => ({
      label,
      points: moments.map((moment) => [moment.evaluations, valueOf(moment) ?? NaN]),
    }));
  const x = 'Network evaluations';
  const residual: Chart = {
    title: 'Residual',
    x,
    y: 'Root mean square of y − A·x, in model units',
    series: series((moment) => moment.residual),
    scale: 'log',
  };
  const psnr: Chart = {
    title: 'PSNR',
    x,
    y: 'dB, higher is better',
    series: series((moment) => moment.psnr),
  };
  const known = histories.some(({ moments }) => moments.some((moment) => moment.psnr !== undefined));
  return lineChart(known ? [residual, psnr] : [residual]);
}
