import { Button } from '@tweedie/editor';
import type { WebPlugin, WebSession } from '@tweedie/runtime-web';
import { CircleCheck, CircleX } from 'lucide-react';
import { type JSX, useEffect, useRef, useState } from 'react';
import { strings } from '../strings/plugins.ts';
import { useStudio } from '../studioContext.ts';
import { Failure } from './Failure.tsx';
import css from './Plugins.module.css';

type Found = Awaited<ReturnType<WebSession['check']>>;
type State =
  | { readonly is: 'idle' }
  | { readonly is: 'going'; readonly words: string }
  | { readonly is: 'done'; readonly found: Found }
  | { readonly is: 'failed'; readonly error: unknown };

/** Checks the operators and solvers of a plugin when somebody asks for it, away from the page. */
export function Checks({ plugin }: { plugin: WebPlugin }): JSX.Element {
  const { plugins } = useStudio();
  const [state, setState] = useState<State>({ is: 'idle' });
  const going = useRef<AbortController>(null);
  useEffect(() => () => going.current?.abort(), []);

  async function check(): Promise<void> {
    const { signal } = (going.current = new AbortController());
    setState({ is: 'going', words: strings.starting });
    try {
      const found = await plugins.check(plugin, {
        signal,
        onProgress: (done, total) => {
          setState({ is: 'going', words: strings.checking(Math.min(done + 1, total), total) });
        },
      });
      setState({ is: 'done', found });
    } catch (error) {
      if (!signal.aborted) setState({ is: 'failed', error });
    }
  }
  return (
    <section aria-label={strings.checks}>
      <h3 className={css.heading}>{strings.checks}</h3>
      <p className={css.quiet}>{strings.checksSummary}</p>
      {state.is !== 'done' && (
        <Button size="small" disabled={state.is === 'going'} onClick={() => void check()}>
          {state.is === 'going' ? state.words : strings.check}
        </Button>
      )}
      {state.is === 'failed' && <Failure error={state.error} />}
      {state.is === 'done' && state.found.length === 0 && <p className={css.text}>{strings.noChecks}</p>}
      {state.is === 'done' && (
        <ul className={css.checks} aria-live="polite">
          {state.found.map(({ part, passed, message }) => (
            <li key={part} data-passed={passed}>
              {passed ? <CircleCheck aria-label={strings.passed} /> : <CircleX aria-label={strings.failed} />}
              <span>
                <b>{part}</b> {message}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
