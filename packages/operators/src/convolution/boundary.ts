import { param } from '@tweedie/core';
import type { z } from 'zod';

/** What stands beyond the edges of an image. */
export type Boundary = 'reflect' | 'circular' | 'zero' | 'replicate';

export const boundaryParameter: z.ZodDefault<
  z.ZodEnum<{ reflect: 'reflect'; circular: 'circular'; zero: 'zero'; replicate: 'replicate' }>
> = param.choice(['reflect', 'circular', 'zero', 'replicate'], {
  title: 'Boundary',
  summary:
    'What is beyond the edges: a mirror image (c b a | a b c), the opposite side, mid-grey, or the last pixel',
  default: 'reflect',
});

const sources: { readonly [B in Boundary]: (i: number, length: number) => number } = {
  reflect(i, length) {
    const j = modulo(i, 2 * length);
    return j < length ? j : 2 * length - 1 - j;
  },
  circular: modulo,
  zero: (i, length) => (i < 0 || i >= length ? -1 : i),
  replicate: (i, length) => Math.min(length - 1, Math.max(0, i)),
};

/** Which of `length` pixels in a line stands at place i, inside or outside of it; −1 where there is none. */
export function sourceOf(boundary: Boundary, i: number, length: number): number {
  return sources[boundary](i, length);
}

export function modulo(i: number, length: number): number {
  return ((i % length) + length) % length;
}
