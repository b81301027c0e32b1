import { type RefObject, useEffect } from 'react';
import { copyTo, pasteFrom } from './clipboard.ts';
import type { Command, CommandContext } from './command.ts';
import { isMac, matchKeys } from './matchKeys.ts';

/** Listens to the keys of commands, and to what the clipboard of the system brings, while the canvas is meant. */
export function useKeyboard(
  root: RefObject<HTMLElement | null>,
  contextOf: () => CommandContext | undefined,
  commands: readonly Command[],
): void {
  useEffect(() => {
    const mac = isMac();
    let shift = false;
    let rest: ReturnType<typeof setTimeout> | undefined;

    function onKeyDown(event: KeyboardEvent): void {
      shift = event.shiftKey;
      const context = contextOf();
      if (!context || event.defaultPrevented || !isMeant(event, context.root)) return;
      const command = commands.find(
        ({ keys, native, when }) =>
          !native && keys.some((each) => matchKeys(each, event, mac)) && (when?.(context, event) ?? true),
      );
      if (!command || (event.repeat && !command.repeats)) return;
      event.preventDefault();
      command.run(context, event);
    }
    function onKeyUp({ key }: KeyboardEvent): void {
      if (!key.startsWith('Arrow')) return;
      clearTimeout(rest);
      rest = setTimeout(() => contextOf()?.editor.actions.settle(), 1000); // moves that follow are one step
    }
    function onCopy(event: ClipboardEvent): void {
      const context = contextOf();
      if (!context || !isMeant(event, context.root) || hasTextSelection()) return;
      if (!copyTo(event.clipboardData, context)) return;
      event.preventDefault();
      if (event.type === 'cut') context.editor.actions.remove();
    }
    function onPaste(event: ClipboardEvent): void {
      const context = contextOf();
      if (!context || !isMeant(event, context.root)) return;
      if (pasteFrom(event.clipboardData, context, shift)) event.preventDefault();
    }

    const controller = new AbortController();
    const { signal } = controller;
    document.addEventListener('keydown', onKeyDown, { signal });
    document.addEventListener('keyup', onKeyUp, { signal });
    document.addEventListener('copy', onCopy, { signal });
    document.addEventListener('cut', onCopy, { signal });
    document.addEventListener('paste', onPaste, { signal });
    return () => {
      clearTimeout(rest);
      controller.abort();
    };
  }, [root, contextOf, commands]);
}

/**
 * Whether an event is meant for the canvas: the focus is in it, or in nothing narrower than what is around it, and nobody
 * is typing.
 */
function isMeant({ target }: Event, root: HTMLElement): boolean {
  if (!(target instanceof Element)) return false;
  if (!target.contains(root) && !root.contains(target)) return false;
  return !target.closest(
    'input, textarea, select, [contenteditable="true"], [role="slider"], [role="combobox"]',
  );
}

function hasTextSelection(): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed;
}
