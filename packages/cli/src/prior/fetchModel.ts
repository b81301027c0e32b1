import { TweedieError } from '@tweedie/core';
import { hostOf, type ModelAddress, networksOf } from '@tweedie/priors';
import { createDownload, formatBytes } from '@tweedie/runtime-node';
import { cancelOnInterrupt } from '../cancellation.ts';
import type { AddFlags } from './addFlags.ts';
import { createFetchProgress } from './fetchProgress.ts';
import type { FindModelOptions, FoundModel } from './findModel.ts';
import { saysKind } from './findScheduler.ts';
import { assertComplete } from './planAddition.ts';

/** Fetches a model and what lies beside it. Ctrl-C ends it and keeps what came, for the same command to go on from there. */
export async function fetchModel(
  address: ModelAddress,
  flags: AddFlags,
  { report, mayAsk, usesCard }: FindModelOptions & { readonly usesCard: boolean },
): Promise<FoundModel> {
  const progress = createFetchProgress();
  const { signal, release } = cancelOnInterrupt(() => progress.stop());
  const download = createDownload(address, {
    signal,
    onFile: (name) => progress.begin(name),
    onProgress: (done, total) => progress.update(done, total),
    onNote: (sentence) => progress.aside(() => report.note(sentence)),
  });
  try {
    report.note(`Asking ${hostOf(address.url)}.`);
    const card = usesCard ? await download.card() : undefined;
    if (!mayAsk) assertComplete(flags, { card }); // before much is fetched
    if (!card && !saysKind(flags) && flags.scheduler === undefined) await download.scheduler();
    await download.model({
      sha256: flags.sha256 ?? card?.sha256,
      bytes: card?.bytes,
      weights: card?.weights,
      others: card && networksOf(card).slice(1),
    });
    return { file: download.file, naming: address.path, card, source: address.url, drop: download.drop };
  } catch (error) {
    if (!(error instanceof TweedieError) || error.code !== 'aborted') throw error;
    const kept = progress.done();
    throw new TweedieError('aborted', kept > 0 ? `Cancelled: ${formatBytes(kept)} are kept` : 'Cancelled', {
      ...(kept > 0 && { remedy: 'The same command goes on from there.' }),
      cause: error,
    });
  } finally {
    progress.stop();
    release();
  }
}
