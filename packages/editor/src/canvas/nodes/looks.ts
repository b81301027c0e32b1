/** @file What categories of nodes and kinds of ports look like. */
import type { PortKind } from '@tweedie/core';
import {
  Aperture,
  Box,
  Brush,
  ChartSpline,
  FlaskConical,
  Image,
  Layers,
  List,
  type LucideIcon,
  MonitorCheck,
  Ruler,
  ScanEye,
  Sparkles,
  Sprout,
} from 'lucide-react';

interface CategoryLook {
  readonly icon: LucideIcon;
  /** A kind of ports with the same colour. */
  readonly colour: PortKind;
}

const categories: Readonly<Record<string, CategoryLook>> = {
  Input: { icon: Image, colour: 'image' },
  Mask: { icon: Brush, colour: 'mask' },
  Degradation: { icon: Aperture, colour: 'operator' },
  Noise: { icon: Sparkles, colour: 'noise' },
  Measurement: { icon: ScanEye, colour: 'measurement' },
  Prior: { icon: Sprout, colour: 'prior' },
  Solver: { icon: FlaskConical, colour: 'samples' },
  Samples: { icon: Layers, colour: 'samples' },
  List: { icon: List, colour: 'number' },
  Metric: { icon: Ruler, colour: 'chart' },
  Output: { icon: MonitorCheck, colour: 'table' },
  Chart: { icon: ChartSpline, colour: 'chart' },
};

const other: CategoryLook = { icon: Box, colour: 'text' };

/** The icon and the colour of a category; those of plugins have some too. */
export function lookOfCategory(category: string | undefined): CategoryLook {
  return category !== undefined && Object.hasOwn(categories, category) ? categories[category]! : other;
}

/** The colour of a kind of ports. */
export function colourOfKind(kind: PortKind | undefined): string {
  return kind === undefined ? 'var(--text-muted)' : `var(--kind-${kind})`;
}
