import { type ChangeEvent, type KeyboardEvent, useState } from 'react';

/** A value that was typed, or the sentence why it cannot be taken. */
export type Read<T> = { readonly value: T } | { readonly why: string };

export interface DraftOptions<T> {
  /** The value in force, as text. */
  readonly text: string;
  readonly read: (text: string) => Read<T>;
  readonly onChange: (value: T) => void;
  readonly onSettle: () => void;
}

export interface Draft {
  readonly text: string;
  readonly why: string | undefined;
  /** For the field. */
  readonly field: {
    readonly value: string;
    readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  };
}

/**
 * A text that is being typed. What is fit is taken at once; what is not stays as it was typed, with the reason, until it
 * is put right or given up with Escape.
 */
export function useDraft<T>({ text, read, onChange, onSettle }: DraftOptions<T>): Draft {
  const [typed, setTyped] = useState<string>();
  const result = typed === undefined ? undefined : read(typed);
  const why = result && 'why' in result ? result.why : undefined;
  return {
    text: typed ?? text,
    why,
    field: {
      value: typed ?? text,
      onChange({ currentTarget: { value } }) {
        setTyped(value);
        const next = read(value);
        if ('value' in next) onChange(next.value);
      },
      onBlur() {
        if (why === undefined) setTyped(undefined);
        onSettle();
      },
      onKeyDown(event) {
        if (event.key === 'Escape' && typed !== undefined) {
          event.stopPropagation();
          setTyped(undefined);
        }
        if (event.key === 'Enter' && event.currentTarget.tagName === 'INPUT') {
          if (why === undefined) setTyped(undefined);
          onSettle();
        }
      },
    },
  };
}
