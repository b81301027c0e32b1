import type { Inspection } from '@tweedie/autodiff';
import { TweedieError } from '@tweedie/core';
import type { CoderCard, PriorCard } from '@tweedie/priors';
import { digestOf } from '@tweedie/runtime-node';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AddFlags } from './addFlags.ts';
import type { FoundModel } from './findModel.ts';
import { inspectFile } from './inspectFile.ts';

type FileFacts = Pick<PriorCard, 'file' | 'bytes' | 'sha256' | 'weights' | 'autoencoder' | 'source'>;

/** What a card pins of a model, the files with its weights, and the networks beside it. Throws `bad-model` unless they are what flags and card say. */
export async function fileFacts(
  { file, card, source }: FoundModel,
  { files }: Inspection,
  { sha256: pinned }: AddFlags,
): Promise<FileFacts> {
  const { bytes, sha256 } = await factsOf(file);
  if (pinned !== undefined && sha256 !== pinned) {
    throw new TweedieError('bad-model', `${file} is another file than --sha256 says`, {
      remedy: `Its SHA-256 is ${sha256}.`,
    });
  }
  if (card && sha256 !== card.sha256) {
    throw new TweedieError(
      'bad-model',
      `${file} is damaged, or another file than the card.json beside it describes`,
      {
        remedy: 'Get it again, or leave the card out with --no-card.',
        facts: { expected: card.sha256, found: sha256 },
      },
    );
  }
  const weights = await weightsOf(file, files);
  const autoencoder = card?.autoencoder;
  return {
    file: 'model.onnx',
    bytes,
    sha256,
    weights,
    autoencoder: autoencoder && {
      ...autoencoder,
      encoder: await coderFacts('encoder.onnx', autoencoder.encoder, file),
      decoder: await coderFacts('decoder.onnx', autoencoder.decoder, file),
    },
    source: source ?? card?.source,
  };
}

/** What a card pins of a network beside the model, under a name of ours. Throws `bad-model` unless it is what the card says. */
async function coderFacts(name: string, coder: CoderCard, model: string): Promise<CoderCard> {
  const file = join(dirname(model), coder.file);
  const { bytes, sha256 } = await factsOf(file).catch((cause: unknown) => {
    throw new TweedieError('not-found', `There is no ${coder.file} beside ${model}, which its card names`, {
      remedy: 'Get this file too, from where the model came.',
      cause,
    });
  });
  if (sha256 !== coder.sha256) {
    throw new TweedieError(
      'bad-model',
      `${file} is damaged, or another file than the card.json beside it describes`,
      {
        remedy: 'Get it again.',
        facts: { expected: coder.sha256, found: sha256 },
      },
    );
  }
  return { ...coder, file: name, bytes, weights: await weightsOf(file, (await inspectFile(file)).files) };
}

async function weightsOf(model: string, files: readonly string[]): Promise<PriorCard['weights']> {
  if (files.length === 0) return undefined;
  const found = files.map(async (file) => ({ file, ...(await factsOf(join(dirname(model), file))) }));
  return Promise.all(found);
}

async function factsOf(file: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  return { bytes: (await stat(file)).size, sha256: await digestOf(file) };
}
