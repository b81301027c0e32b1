import { Button, Menu, type MenuItem, type Runner } from '@tweedie/editor';
import { ChevronDown } from 'lucide-react';
import { type JSX, useEffect } from 'react';
import { useStore } from 'zustand';
import { browserId } from '../runners/createBrowserRunner.ts';
import { statusText } from '../runners/server/serverStatus.ts';
import type { Studio } from '../createStudio.ts';
import { strings } from '../strings/running.ts';
import { useStudio } from '../studioContext.ts';
import css from './RunnerSelect.module.css';

/** How often the server that runs go to is asked how it is, in milliseconds. */
const often = 5000;

/** Where runs go, said plainly, and the choice of another place. */
export function RunnerSelect(): JSX.Element {
  const studio = useStudio();
  const { servers, view, runners } = studio;
  const { runners: all, chosen } = useStore(runners);
  const wordsOf = useWords(studio);
  const look = useLook(studio, chosen);
  useServerStatus(studio, chosen);
  const own = servers.own();
  const items: MenuItem[] = [
    ...all.map((runner) => ({
      title: `${wordsOf(runner)}${runner.id === own ? `, ${strings.own}` : ''}`,
      checked: runner.id === chosen.id,
      onCheck: () => runners.choose(runner.id),
    })),
    'separator',
    {
      title: all.length > 1 ? strings.editServers : strings.addServer,
      onSelect: () => view.setState({ dialog: 'server' }),
    },
  ];
  return (
    <Menu label={strings.runsOn} items={items} align="end">
      <Button look="quiet" className={css.where} aria-label={`${strings.runsOn}: ${wordsOf(chosen)}`}>
        <span className={css.dot} data-status={look} />
        <span className={css.text}>{wordsOf(chosen)}</span>
        <ChevronDown aria-hidden />
      </Button>
    </Menu>
  );
}

/** "This browser · WASM, 2 threads", "Server 127.0.0.1:4747 · idle, 2 waiting" */
function useWords({ engine, servers }: Studio): (runner: Runner) => string {
  const here = useStore(engine, (state) => state.engine);
  const status = useStore(servers, (state) => state.status);
  return ({ id, title }) =>
    id === browserId ? strings.browserOn(here) : `${title} · ${statusText(status[id])}`;
}

/** Told apart by colour beside the words. */
function useLook({ servers }: Studio, { id }: Runner): 'good' | 'bad' | 'unknown' {
  const status = useStore(servers, (state) => state.status[id]);
  if (id === browserId || status?.is === 'up') return 'good';
  return status ? 'bad' : 'unknown';
}

/** Keeps asking the chosen server, while somebody looks, and when a run of ours begins or ends there. */
function useServerStatus({ servers, runs }: Studio, { id }: Runner): void {
  const open = useStore(runs, ({ records }) =>
    records
      .filter((record) => record.runner === id)
      .map(({ status }) => status)
      .join(),
  );
  useEffect(() => {
    if (id === browserId) return undefined;
    const ask = (): void => {
      if (!document.hidden) void servers.look(id);
    };
    ask();
    const timer = setInterval(ask, often);
    return () => clearInterval(timer);
  }, [servers, id, open]);
}
