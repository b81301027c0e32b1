import type { PortKind } from '@tweedie/core';
import type { JSX } from 'react';
import { colourOfKind } from './looks.ts';

/** Outlines on a field of 16 × 16, no two alike. */
const outlines: { readonly [K in PortKind]: string } = {
  image: 'M3.5 3.5h9v9h-9z',
  mask: 'M3.5 3.5h9v9zM3.5 5.5v7h7z',
  operator: 'M8 2l6 6-6 6-6-6z',
  noise: 'M8 2l1.6 3.2L13.2 5l-2 3 2 3-3.6-.2L8 14l-1.6-3.2L2.8 11l2-3-2-3 3.6.2z',
  measurement: 'M4 2.5L13.5 8 4 13.5z',
  prior: 'M8 2.5a5.5 5.5 0 110 11 5.5 5.5 0 010-11zm0 3.3a2.2 2.2 0 100 4.4 2.2 2.2 0 000-4.4z',
  samples: 'M2.5 5.5h2v-3h9v9h-3v2h-8zM6 4v1.5h4.5V10H12V4z',
  number: 'M8 3a5 5 0 110 10A5 5 0 018 3z',
  text: 'M3 3.5h10v3H9.6v6.5H6.4V6.5H3z',
  table: 'M3 3h4.4v4.4H3zM8.6 3H13v4.4H8.6zM3 8.6h4.4V13H3zM8.6 8.6H13V13H8.6z',
  chart: 'M3 8.5h2.6V13H3zM6.7 5.5h2.6V13H6.7zM10.4 3H13v10h-2.6z',
};
const unknown = 'M4 7h8v2H4z';

export interface PortShapeProps {
  readonly kind: PortKind | undefined;
  readonly list?: boolean;
  /** Drawn as a line where nothing hangs on it. */
  readonly filled?: boolean;
}

/** The sign of a kind of ports, by colour and by shape; lists have a ring around it. */
export function PortShape({ kind, list = false, filled = true }: PortShapeProps): JSX.Element {
  const colour = colourOfKind(kind);
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden style={{ overflow: 'visible', flex: 'none' }}>
      {list && <circle cx="8" cy="8" r="9" fill="var(--raised)" stroke={colour} strokeWidth="1.4" />}
      <path
        d={kind === undefined ? unknown : outlines[kind]}
        fill={filled ? colour : 'var(--raised)'}
        fillRule="evenodd"
        stroke={colour}
        strokeWidth={filled ? 1 : 1.6}
        strokeLinejoin="round"
      />
    </svg>
  );
}
