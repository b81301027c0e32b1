import type { PriorCheck, PriorLevel } from '@tweedie/priors';
import { formatBytes } from '@tweedie/runtime-node';
import { formatTable } from '../table.ts';
import type { Speed } from './measureSpeed.ts';

/** What a prior did to pictures, a line for each noise level. */
export function formatLevels(levels: readonly PriorLevel[]): string {
  return formatTable(levels, [
    { title: 'σ', cell: ({ sigma }) => show(sigma), align: 'right' },
    { title: 'of 255', cell: ({ sigma }) => show(127.5 * sigma), align: 'right' },
    { title: 'Error', cell: ({ error }) => show(error), align: 'right' },
    { title: 'of σ', cell: ({ sigma, error }) => percent(error / sigma), align: 'right' },
    {
      title: 'Told of half',
      cell: ({ sigma, told }) => (told ? percent(told.half / sigma) : ''),
      align: 'right',
    },
    {
      title: 'Told of twice',
      cell: ({ sigma, told }) => (told ? percent(told.twice / sigma) : ''),
      align: 'right',
    },
  ]);
}

/** ✓, ✗ or – for each promise, and under it what was found and what to do about it. */
export function formatPromises(checks: readonly PriorCheck[]): string {
  return checks
    .map(({ title, passed, message, remedy }) => {
      const mark = passed === undefined ? '–' : passed ? '✓' : '✗';
      const advice = passed === false && remedy !== undefined ? [`  → ${remedy}`] : [];
      return [`${mark} ${title}`, `  ${message}`, ...advice].join('\n');
    })
    .join('\n');
}

export function formatSpeed({ size, milliseconds, withDerivative, peakMemory }: Speed): string {
  const derivative = withDerivative === undefined ? '' : `, ${show(withDerivative)} ms with its derivative`;
  return `${size} takes ${show(milliseconds)} ms${derivative}; the process had ${formatBytes(peakMemory)} of memory at most.`;
}

function show(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function percent(share: number): string {
  return `${share >= 0.1 ? Math.round(100 * share) : Number((100 * share).toPrecision(2))} %`;
}
