import { contenders, type PriorCard, type Ranked, type Ranking } from '@tweedie/priors';
import type { Report } from '../report.ts';
import { formatTable } from '../table.ts';
import { describeKind } from './describeKind.ts';

/** The best three readings of a network, and how much noise of a test picture each leaves. */
export function formatRanking({ ranked, shrinkage }: Ranking): string {
  const rows = [
    ...ranked.slice(0, 3).map(({ card, left }: Ranked) => ({ what: describeKind(card), left })),
    { what: 'no network: each pixel drawn to the mean', left: shrinkage },
  ];
  return formatTable(rows, [
    { title: 'Read as', cell: ({ what }) => what },
    { title: 'Noise left', cell: ({ left }) => percent(left), align: 'right' },
  ]);
}

/** Says so where the network was read as it was told to, and does badly. */
export function noteDoubt(card: PriorCard, ranking: Ranking | undefined, report: Report): void {
  if (!ranking || contenders(ranking).length > 0) return;
  report.note(
    `Read so, it does no better on a test picture than drawing each pixel to the mean. Make sure that this is what it answers with: ${describeKind(card)}.`,
  );
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${Math.round(100 * share)} %` : 'fails';
}
