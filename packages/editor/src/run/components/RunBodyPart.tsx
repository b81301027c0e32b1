import type { Tensor } from '@tweedie/core';
import type { NodeState } from '@tweedie/workflow';
import { type JSX, useMemo } from 'react';
import type { NodePartProps } from '../../canvas/canvasContext.ts';
import { strings } from '../../strings/run.ts';
import { SparkLine } from '../../viewer/curves/SparkLine.tsx';
import { ErrorBox } from './ErrorBox.tsx';
import { Progress } from './Progress.tsx';
import css from './RunParts.module.css';
import { useLastRun } from './runsContext.ts';
import { Thumbnail } from './Thumbnail.tsx';

/** Under the ports of a node: how far it is, its estimate so far, its curves, and what went wrong. */
export function RunBodyPart({ path }: NodePartProps): JSX.Element | null {
  const last = useLastRun(path);
  if (!last) return null;
  const { node } = last;
  const { status, progress } = node;
  const running = status.is === 'running';
  const preview = Object.values(node.previews).at(-1);
  const item = running ? status.item : undefined;
  if (!running && !preview && status.is !== 'failed') return null;
  return (
    <div className={css.body}>
      {running && progress && (
        <Progress
          done={progress.done}
          total={progress.total}
          note={item && strings.item(item.index, item.count)}
        />
      )}
      {status.is === 'failed' && (
        <ErrorBox error={status.error} facts={{ Node: path, Graph: last.record.title }} />
      )}
      {preview && <Estimate estimate={preview.estimate} />}
      <CurvesOf metrics={node.metrics} />
    </div>
  );
}

function Estimate({ estimate }: { estimate: Tensor }): JSX.Element {
  const picture = useMemo(() => ({ id: 'estimate', title: '', pixels: estimate }), [estimate]);
  return <Thumbnail picture={picture} label={strings.estimate} />;
}

/** One line for each curve; of a list, the item that is on its way, and of several samples, the first. */
function CurvesOf({ metrics }: Pick<NodeState, 'metrics'>): JSX.Element | null {
  const curves = Object.entries(metrics).filter(([name, points]) => points.length > 1 && !/ \d+$/.test(name));
  if (curves.length === 0) return null;
  return (
    <dl className={css.curves}>
      {curves.map(([name, points]) => {
        const item = points.at(-1)!.item?.index;
        const values = points.filter((point) => point.item?.index === item).map(({ value }) => value);
        return (
          <div key={name} className={css.curve}>
            <dt>{name}</dt>
            <dd>
              <SparkLine label={name} values={values} log={/residual/i.test(name)} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
