/** How the curves of a chart look: told apart by colour and by dashes. */
export interface Mark {
  /** A token of the look. */
  readonly colour: string;
  /** Lengths of dashes and gaps, in pixels of the page. Empty for a line without gaps. */
  readonly dash: readonly number[];
}

const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [10, 3, 2, 3]];

/** The mark of curve `i`. Eight colours, and other dashes each time round. */
export function markOf(i: number): Mark {
  return { colour: `--series-${(i % 8) + 1}`, dash: dashes[(i + Math.floor(i / 8)) % dashes.length]! };
}
