import { ToggleGroup } from 'radix-ui';
import type { JSX, ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './Segments.module.css';
import { Tooltip } from './Tooltip.tsx';

export interface Segment<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly icon?: ReactNode;
  /** Keys that do the same, for the tooltip. */
  readonly shortcut?: string;
  readonly disabled?: boolean;
}

export interface SegmentsProps<Id extends string> {
  /** What is chosen: the accessible name of the group. */
  readonly label: string;
  readonly segments: readonly Segment<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  /** Show icons, and titles in tooltips. @default false */
  readonly compact?: boolean;
  readonly className?: string | undefined;
}

/** A choice of one of a few, all of them in sight. */
export function Segments<Id extends string>({
  label,
  segments,
  value,
  onChange,
  compact = false,
  className,
}: SegmentsProps<Id>): JSX.Element {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(id) => id && onChange(id as Id)}
      className={classes(css.segments, className)}
    >
      {segments.map(({ id, title, icon, shortcut, disabled = false }) => (
        <Tooltip key={id} text={title} shortcut={shortcut}>
          {/* The tooltip and the group both set data-state: the span keeps them apart. */}
          <span className={css.place}>
            <ToggleGroup.Item value={id} disabled={disabled} aria-label={title} className={css.segment}>
              {icon}
              {!compact && <span>{title}</span>}
            </ToggleGroup.Item>
          </span>
        </Tooltip>
      ))}
    </ToggleGroup.Root>
  );
}
