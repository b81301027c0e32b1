import type { CSSProperties } from 'react';

/** The colours that frames and notes may have, by name. */
const colours: Readonly<Record<string, string>> = {
  blue: 'var(--series-1)',
  orange: 'var(--series-2)',
  green: 'var(--series-3)',
  pink: 'var(--series-4)',
  yellow: 'var(--series-5)',
  purple: 'var(--series-6)',
  red: 'var(--series-7)',
};

/** The names of the colours, for a menu. */
export const colourNames = Object.keys(colours);

/** Sets `--colour`; a name that is none is grey. */
export function paletteColour(name: string | undefined): CSSProperties {
  const colour = name !== undefined && Object.hasOwn(colours, name) ? colours[name] : 'var(--text-muted)';
  return { '--colour': colour } as CSSProperties;
}
