import type { End } from '../schema.ts';

/** An end as the key of a map. Ids hold no colon. */
export function keyOf([node, port]: End): string {
  return `${node}:${port}`;
}
