import type { MetricPoint, NodeState } from '@tweedie/workflow';
import { strings } from '../../strings/run.ts';
import type { Curve } from '../../viewer/curves/curve.ts';

/** Curves of one kind, for one plot. */
export interface Plot {
  /** Such as "residual". */
  readonly name: string;
  readonly title: string;
  readonly unit?: string;
  readonly curves: readonly Curve[];
}

/** The curves of a node by what they measure: one for each sample, and for each item of a list. */
export function curvesOf(metrics: NodeState['metrics']): readonly Plot[] {
  const plots = new Map<string, Curve[]>();
  for (const [key, points] of Object.entries(metrics)) {
    const [, name = key, sample = '1'] = /^(.*?)(?: (\d+))?$/.exec(key) ?? [];
    const curves = plots.get(name) ?? [];
    plots.set(name, curves);
    for (const [item, own] of byItem(points)) {
      curves.push({ id: `${key} ${item}`, title: titleOf(sample, item), ...axes(own) });
    }
  }
  return [...plots].map(([name, curves]) => {
    const unit = strings.curveUnits[name];
    return { name, title: strings.curveTitles[name] ?? name, ...(unit !== undefined && { unit }), curves };
  });
}

/** By the index of the item, −1 for a node that runs once. */
function byItem(points: readonly MetricPoint[]): ReadonlyMap<number, readonly MetricPoint[]> {
  const groups = new Map<number, MetricPoint[]>();
  for (const point of points) {
    const item = point.item?.index ?? -1;
    groups.set(item, [...(groups.get(item) ?? []), point]);
  }
  return groups;
}

function titleOf(sample: string, item: number): string {
  const words = [strings.sampleCurve(Number(sample)), ...(item < 0 ? [] : [strings.itemCurve(item + 1)])];
  return words.reverse().join(', ');
}

function axes(points: readonly MetricPoint[]): Pick<Curve, 'x' | 'y'> {
  return { x: points.map(({ step }) => step + 1), y: points.map(({ value }) => value) };
}
