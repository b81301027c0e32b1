import type { ButtonHTMLAttributes, JSX, ReactNode, Ref } from 'react';
import { classes } from './classes.ts';
import css from './Button.module.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The words on it, which are also its accessible name. */
  readonly children: ReactNode;
  /** How much it asks for attention. One `primary` in a view. @default 'plain' */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** @default 'medium' */
  readonly size?: 'small' | 'medium';
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with words on it. */
export function Button({
  children,
  look = 'plain',
  size = 'medium',
  icon,
  className,
  ...rest
}: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      {...rest}
      className={classes(css.button, css[look], size === 'small' && css.small, className)}
    >
      {icon}
      {children}
    </button>
  );
}
