import type { ButtonHTMLAttributes, JSX, ReactNode, Ref } from 'react';
import css from './Button.module.css';
import { classes } from './classes.ts';
import { Tooltip, type TooltipSide } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** What it does, in a word or two: the accessible name, and the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Keys that do the same, for the tooltip: "Ctrl+Z". */
  readonly shortcut?: string | undefined;
  /** For a button that stays down. */
  readonly pressed?: boolean;
  /** @default 'medium' */
  readonly size?: 'small' | 'medium';
  readonly side?: TooltipSide;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with an icon, whose name shows when one points at it. */
export function IconButton({
  label,
  icon,
  shortcut,
  pressed,
  size = 'medium',
  side = 'bottom',
  className,
  ...rest
}: IconButtonProps): JSX.Element {
  return (
    <Tooltip text={label} shortcut={shortcut} side={side}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        {...rest}
        className={classes(css.button, css.square, size === 'small' && css.small, className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
