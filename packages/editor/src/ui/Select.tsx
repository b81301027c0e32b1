import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { JSX, ReactNode } from 'react';
import { classes } from './classes.ts';
import list from './list.module.css';
import css from './Select.module.css';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly title: string;
  /** A short sentence under the title. */
  readonly summary?: string;
  readonly disabled?: boolean;
}

export interface SelectProps<Value extends string> {
  /** What is chosen: the accessible name. */
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly icon?: ReactNode;
  /** @default 'medium' */
  readonly size?: 'small' | 'medium';
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}

/** A choice of one of many. */
export function Select<Value extends string>({
  label,
  options,
  value,
  onChange,
  icon,
  size = 'medium',
  disabled = false,
  className,
}: SelectProps<Value>): JSX.Element {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as Value)} disabled={disabled}>
      <Radix.Trigger
        aria-label={label}
        className={classes(css.trigger, size === 'small' && css.small, className)}
      >
        {icon}
        <span className={css.value}>
          <Radix.Value>{options.find((option) => option.value === value)?.title}</Radix.Value>
        </span>
        <ChevronDown aria-hidden className={css.chevron} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={`tweedie ${list.list} ${css.content}`}
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled ?? false}
                className={classes(list.item, css.item)}
              >
                <span className={list.mark}>
                  <Radix.ItemIndicator>
                    <Check aria-hidden />
                  </Radix.ItemIndicator>
                </span>
                <span>
                  <Radix.ItemText>{option.title}</Radix.ItemText>
                  {option.summary !== undefined && <span className={list.summary}>{option.summary}</span>}
                </span>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
