import type { PriorCard } from '@tweedie/priors';
import type { KindFlags } from './addFlags.ts';

const flagOf = {
  parametrisation: '--parametrisation',
  schedule: '--schedule',
  time: '--time',
  timeScale: '--time-scale',
  range: '--range',
} as const;

/** In words, the flags that would decide between the choices, and their values. */
export function tellingFlags(choices: readonly PriorCard[]): string {
  const telling = Object.entries(flagOf).flatMap(([key, flag]) => {
    const values = choices.map((card) => valueOf(card, key as keyof KindFlags));
    const different = [...new Set(values.filter((value) => value !== undefined))];
    return different.length > 1 ? [{ flag, values: different.join('|') }] : [];
  });
  const [first, ...others] = telling.map(({ flag, values }) => `${flag} ${values}`);
  if (others.length === 0) return first!;
  return `${first}; what that leaves open, with ${others.join(', ')}`;
}

function valueOf(card: PriorCard, key: keyof KindFlags): string | undefined {
  if (key === 'parametrisation') return card.parametrisation;
  if (key === 'range') return card.range.join(',');
  if (key === 'schedule') return 'schedule' in card ? card.schedule.kind : undefined;
  const value = 'time' in card ? card[key] : undefined;
  return value === undefined ? undefined : String(value);
}
