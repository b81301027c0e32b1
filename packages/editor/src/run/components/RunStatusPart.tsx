import { Check, CircleSlash, Clock, History, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import type { NodeState } from '@tweedie/workflow';
import { useStore } from 'zustand';
import type { NodePartProps } from '../../canvas/canvasContext.ts';
import { strings } from '../../strings/run.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import css from './RunParts.module.css';
import { useLastRun, useRunsScope, useStaleness } from './runsContext.ts';
import { staleText } from './staleText.ts';

export interface RunSign {
  readonly look: 'stale' | NodeState['status']['is'];
  readonly text: string;
  readonly icon: JSX.Element;
}

/** How a node stands with its last run, by a sign and in words; `undefined` where it never took part in one. */
export function useRunSign({ node, path }: NodePartProps): RunSign | undefined {
  const last = useLastRun(path);
  const stale = useStaleness(path, last);
  const { editor } = useRunsScope();
  const reason = useStore(editor, (state) => stale && staleText(stale, node, state));
  if (!last) return undefined;
  const { is } = last.node.status;
  if (reason !== undefined && is === 'finished') return { look: 'stale', text: reason, icon: <History /> };
  return { look: is, ...signOf(last.node.status) };
}

/** In the title bar of a node: how it stands with its last run, by a sign and in words. */
export function RunStatusPart(props: NodePartProps): JSX.Element | null {
  const sign = useRunSign(props);
  return sign ? <Sign {...sign} /> : null;
}

function signOf(status: NodeState['status']): { readonly text: string; readonly icon: JSX.Element } {
  const words = strings.status;
  switch (status.is) {
    case 'waiting':
      return { text: words.waiting, icon: <Clock /> };
    case 'running':
      return { text: words.running, icon: <LoaderCircle className={css.turning} /> };
    case 'finished':
      return { text: status.cached ? words.cached : words.finished(status.seconds), icon: <Check /> };
    case 'failed':
      return { text: `${words.failed}: ${status.error.message}`, icon: <TriangleAlert /> };
    case 'skipped':
      return { text: `${words.skipped}: ${status.because}`, icon: <CircleSlash /> };
  }
}

function Sign({ look, text, icon }: RunSign): JSX.Element {
  return (
    <Tooltip text={text}>
      <span role="img" aria-label={text} className={css.sign} data-look={look}>
        {icon}
      </span>
    </Tooltip>
  );
}
