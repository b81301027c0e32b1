import { Tooltip as Radix } from 'radix-ui';
import type { JSX, ReactElement } from 'react';
import { Keys } from './Keys.tsx';
import css from './Tooltip.module.css';

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left';

export interface TooltipProps {
  readonly text: string;
  /** Keys that do the same: "Ctrl+Z". */
  readonly shortcut?: string | undefined;
  /** @default 'bottom' */
  readonly side?: TooltipSide;
  /** One element that takes a ref and can have the focus. */
  readonly children: ReactElement;
}

/** A few words beside what one points at or has in focus. Says nothing that cannot be had without it. */
export function Tooltip({ text, shortcut, side = 'bottom', children }: TooltipProps): JSX.Element {
  return (
    <Radix.Provider delayDuration={450}>
      <Radix.Root disableHoverableContent>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            className={`tweedie ${css.tooltip}`}
            side={side}
            sideOffset={6}
            collisionPadding={8}
            aria-label={text}
          >
            {text}
            {shortcut !== undefined && <Keys keys={shortcut} />}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
