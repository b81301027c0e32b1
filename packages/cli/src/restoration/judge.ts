import type { Metric, MetricContext, Tensor } from '@tweedie/core';

/** The verdict of each metric on one picture, by the metric's name. */
export type Verdict = Readonly<Record<string, number>>;

/** Judges the first sample of an estimate by every metric that has what it needs, and that can say something. */
export async function judge(
  estimate: Tensor,
  metrics: readonly Metric[],
  context: MetricContext,
): Promise<Verdict> {
  const possible = metrics.filter(({ needs }) => context[needs] !== undefined);
  const verdicts = possible.map(async (metric) => {
    const [value = NaN] = await metric.evaluate(estimate, context);
    return [metric.name, value] as const;
  });
  return Object.fromEntries((await Promise.all(verdicts)).filter(([, value]) => !Number.isNaN(value)));
}

/** A number of a metric as a person reads it: "28.31", "0.9132", "∞". */
export function formatVerdict(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return '∞';
  return Math.abs(value) >= 1 ? value.toFixed(2) : Number(value.toPrecision(4)).toString();
}
