import { Tabs as Radix } from 'radix-ui';
import type { JSX, ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './Tabs.module.css';

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly icon?: ReactNode;
  /** A few signs behind the title, such as a count. */
  readonly badge?: string;
  readonly content: ReactNode;
}

export interface TabsProps {
  /** What the tabs are parts of: the accessible name of the row. */
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** The id of the tab that is open. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** What stands at the end of the row. */
  readonly end?: ReactNode;
  readonly className?: string | undefined;
}

/** Panels of which one shows. Only the open one is in the page. */
export function Tabs({ label, tabs, value, onChange, end, className }: TabsProps): JSX.Element {
  return (
    <Radix.Root value={value} onValueChange={onChange} className={classes(css.tabs, className)}>
      <div className={css.bar}>
        <Radix.List aria-label={label} className={css.list}>
          {tabs.map(({ id, title, icon, badge }) => (
            <Radix.Trigger key={id} value={id} className={css.tab}>
              {icon}
              {title}
              {badge !== undefined && <span className={css.badge}>{badge}</span>}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {end}
      </div>
      {tabs.map(({ id, content }) => (
        <Radix.Content key={id} value={id} className={css.panel}>
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
