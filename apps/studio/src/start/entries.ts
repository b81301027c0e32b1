import type { NodeCatalogue } from '@tweedie/workflow';
import { type Template, templates } from '../templates/templates.ts';
import measured from './measured.json';
import { type Tags, tagsOf } from './tagsOf.ts';

/** A template as the gallery shows it. */
export interface Entry extends Template {
  readonly tags: Tags;
  /** How long it takes here, at most. */
  readonly seconds: number;
  /** Addresses of pictures: as it was measured, and as it came out. */
  readonly before: string;
  readonly after: string;
}

/** Of a network like the one that comes along, on one thread of WASM, for each pixel and evaluation. */
const secondsPerPixel = 25e-6;

const pictures = import.meta.glob<string>('./pictures/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
});

/** All templates, the first view first and the rest from the quickest to the slowest. */
export function entriesOf(catalogue: NodeCatalogue): readonly Entry[] {
  const costs: Readonly<Record<string, { readonly evaluations: number; readonly pixels: number }>> = measured;
  return templates
    .map((template) => {
      const { name, workflow } = template;
      const { evaluations, pixels } = costs[name] ?? { evaluations: 0, pixels: 0 };
      return {
        ...template,
        tags: tagsOf(workflow, catalogue),
        seconds: Math.max(1, Math.round(evaluations * pixels * secondsPerPixel)),
        before: pictures[`./pictures/${name}-before.webp`] ?? '',
        after: pictures[`./pictures/${name}-after.webp`] ?? '',
      };
    })
    .sort((a, b) => rank(a) - rank(b));
}

function rank({ name, seconds }: Entry): number {
  return name === 'first-restoration' ? 0 : seconds;
}
