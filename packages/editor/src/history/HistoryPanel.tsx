import { Save } from 'lucide-react';
import { type JSX, type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../document/store/createEditor.ts';
import { strings } from '../strings/history.ts';
import { Button } from '../ui/Button.tsx';
import css from './HistoryPanel.module.css';

/** All steps of a document by name, the newest last. A click, or Enter, goes to the document after that step. */
export function HistoryPanel({ editor }: { readonly editor: Editor }): JSX.Element {
  const { entries, position, saved } = useStore(editor, ({ history }) => history);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [position, entries.length]);

  function onKeyDown(event: KeyboardEvent<HTMLOListElement>): void {
    const by = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.min(buttons.length - 1, Math.max(0, at + by))]?.focus();
  }
  return (
    <section className={css.panel} aria-label={strings.steps}>
      <ol ref={list} className={css.steps} onKeyDown={onKeyDown}>
        {[strings.beginning, ...entries.map(({ name }) => name)].map((name, i) => (
          <li key={i}>
            <button
              type="button"
              className={css.step}
              tabIndex={i === position ? 0 : -1}
              {...(i === position && { 'aria-current': 'step' as const })}
              data-undone={i > position || undefined}
              onClick={() => editor.actions.jump(i)}
            >
              <span className={css.name}>{name}</span>
              {i === saved && <Save role="img" aria-label={strings.saved} />}
            </button>
          </li>
        ))}
      </ol>
      {entries.length === 0 ? (
        <p className={css.none}>{strings.none}</p>
      ) : (
        <footer className={css.footer}>
          <Button size="small" title={strings.clearSummary} onClick={editor.actions.clearHistory}>
            {strings.clear}
          </Button>
        </footer>
      )}
    </section>
  );
}
