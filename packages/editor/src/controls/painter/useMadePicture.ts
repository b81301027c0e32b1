import type { Tensor } from '@tweedie/core';
import type { Output } from '@tweedie/workflow';
import { useAsync } from '../../hooks/useAsync.ts';
import { ownOf } from '../../document/records.ts';
import { useRecords, useRunsScope, useStaleness } from '../../run/components/runsContext.ts';
import { resultsIn } from '../../run/results/resultsIn.ts';
import { isOver, type RunRecord } from '../../run/runRecord.ts';
import type { PictureUnder } from './pictureUnder.ts';

/** The picture that a node made when it ran, and how that stands. */
export interface MadePicture {
  /** `[N, C, H, W]`; `undefined` where there is none. */
  readonly pixels: Tensor | undefined;
  /** The graph was another one then. */
  readonly stale: boolean;
  /** A run is on its way to it. */
  readonly running: boolean;
  /** Why the last run to it made none. */
  readonly problem: string | undefined;
}

/** What came out of an output in the last run that has it, or else the last estimate of it. */
export function useMadePicture({ path, port }: NonNullable<PictureUnder['source']>): MadePicture {
  const { runs } = useRunsScope();
  const records = useRecords().toReversed();
  const nodeIn = (record: RunRecord) => ownOf(record.state?.nodes, path);
  const record = records.find((one) => resultsIn(one).includes(path));
  const outcome = useAsync(
    () => (record ? runs.outputs(record.id, path) : Promise.resolve(undefined)),
    [record?.id, path],
  );
  const shown = outcome.value?.get(port);
  const made = shown && pixelsOf(shown);
  const estimated = records.find((one) => ownOf(nodeIn(one)?.previews, port));
  const from = made ? record : estimated;
  const node = from && nodeIn(from);
  const stale = useStaleness(path, from && node && { record: from, node });
  const toHere = records.find(({ targets }) => targets?.includes(path));
  return {
    pixels: made ?? ownOf(node?.previews, port)?.estimate,
    stale: stale !== undefined,
    running: toHere !== undefined && !isOver(toHere),
    problem: toHere?.status === 'failed' ? messageOf(toHere) : undefined,
  };
}

function pixelsOf(output: Output): Tensor | undefined {
  if (output.kind === 'image') return output.items[0]?.value.tensor;
  return output.kind === 'mask' || output.kind === 'samples' ? output.items[0]?.value : undefined;
}

function messageOf({ error, state }: RunRecord): string | undefined {
  return (error ?? (state?.status.is === 'failed' ? state.status.error : undefined))?.message;
}
