import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { JSX, ReactNode } from 'react';
import css from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';
import { useFocusReturn } from './useFocusReturn.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The heading, and the accessible name. */
  readonly title: string;
  /** A sentence under the heading. */
  readonly summary?: string;
  readonly children: ReactNode;
  /** The buttons at its end. */
  readonly footer?: ReactNode;
  /** @default 'medium' */
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  /** Escape was pressed; `preventDefault` keeps the dialog open. */
  readonly onEscape?: (event: KeyboardEvent) => void;
  /** The name of the button that closes it. @default 'Close' */
  readonly closeLabel?: string;
}

/** A window over the page that keeps the focus until it is closed. Escape closes it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  summary,
  children,
  footer,
  size = 'medium',
  closeLabel = 'Close',
  onEscape,
}: DialogProps): JSX.Element {
  const giveFocusBack = useFocusReturn(open);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={css.backdrop} />
        <Radix.Content
          className={`tweedie ${css.dialog} ${css[size]}`}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            focusFirst(event.currentTarget);
          }}
          {...(onEscape && { onEscapeKeyDown: onEscape })}
          // Radix gives the focus back to a trigger of its own alone.
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveFocusBack();
          }}
          {...(summary === undefined && { 'aria-describedby': undefined })}
        >
          <header className={css.header}>
            <div>
              <Radix.Title className={css.title}>{title}</Radix.Title>
              {summary !== undefined && (
                <Radix.Description className={css.summary}>{summary}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton label={closeLabel} icon={<X aria-hidden />} />
            </Radix.Close>
          </header>
          <div className={css.body}>{children}</div>
          {footer !== undefined && <footer className={css.footer}>{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** What asks for the focus, the first thing to fill in, or else the dialog itself, which screen readers then read out. */
function focusFirst(dialog: EventTarget | null): void {
  if (!(dialog instanceof HTMLElement)) return;
  const wanted = dialog.querySelector<HTMLElement>('[data-autofocus]');
  (wanted ?? dialog.querySelector<HTMLElement>('input, textarea, [role=combobox]') ?? dialog).focus();
}
