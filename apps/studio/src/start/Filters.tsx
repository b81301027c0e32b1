import { Select } from '@tweedie/editor';
import { Search } from 'lucide-react';
import type { JSX } from 'react';
import { strings } from '../strings/start.ts';
import css from './Gallery.module.css';
import type { Entry } from './entries.ts';
import type { Wish } from './search.ts';
import type { Damage } from './tagsOf.ts';

export interface FiltersProps {
  readonly entries: readonly Entry[];
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
}

/** What to look for: words, a kind of damage, a solver, a prior. */
export function Filters({ entries, wish, onChange }: FiltersProps): JSX.Element {
  const damages = unique(entries.flatMap(({ tags }) => tags.damages));
  const pick = (damage: Damage | undefined): JSX.Element => (
    <button
      key={damage ?? ''}
      type="button"
      className={css.chip}
      aria-pressed={wish.damage === damage}
      onClick={() => onChange({ ...wish, damage })}
    >
      {damage === undefined ? strings.allDamages : strings.damages[damage]}
    </button>
  );
  return (
    <div className={css.filters}>
      <label className={css.search}>
        <Search aria-hidden />
        <input
          type="search"
          aria-label={strings.search}
          placeholder={strings.search}
          value={wish.text}
          onChange={({ currentTarget }) => onChange({ ...wish, text: currentTarget.value })}
        />
      </label>
      <div className={css.chips} role="group" aria-label={strings.damage}>
        {[undefined, ...damages].map(pick)}
      </div>
      <span className={css.selects}>
        <Select
          label={strings.solver}
          options={optionsOf(strings.anySolver, unique(entries.flatMap(({ tags }) => tags.solvers)))}
          value={wish.solver ?? any}
          onChange={(solver) => onChange({ ...wish, solver: solver === any ? undefined : solver })}
        />
        <Select
          label={strings.prior}
          options={optionsOf(strings.anyPrior, unique(entries.flatMap(({ tags }) => tags.priors)))}
          value={wish.prior ?? any}
          onChange={(prior) => onChange({ ...wish, prior: prior === any ? undefined : prior })}
        />
      </span>
    </div>
  );
}

/** Stands for no choice. */
const any = 'any';

function optionsOf(
  title: string,
  values: readonly string[],
): readonly { readonly value: string; readonly title: string }[] {
  return [{ value: any, title }, ...values.map((value) => ({ value, title: value }))];
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)].sort();
}
