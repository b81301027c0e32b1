import { depthOf, TweedieError } from '@tweedie/core';
import { parseCard } from '@tweedie/priors';
import { createNodeRuntime, readImage } from '@tweedie/runtime-node';
import { Command } from 'commander';
import { readFile, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import sharp from 'sharp';
import type { Context } from '../context.ts';
import { sizeOf } from '../files/pictures.ts';

/** What is known of a file, in the order in which it is shown. */
type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

export function infoCommand({ report }: Context): Command {
  return new Command('info')
    .summary('show the facts of a picture, an ONNX model or a prior')
    .description(
      'Shows what a file holds: a picture, an ONNX model, or the card of a prior (card.json or its folder).',
    )
    .argument('<file>', 'the file')
    .action(async (file: string) => {
      const facts = await factsOf(file);
      const known = Object.entries(facts).filter(([, value]) => value !== undefined);
      const width = Math.max(...known.map(([name]) => name.length)) + 2;
      report.say(known.map(([name, value]) => `${inWords(name).padEnd(width)}${value}`).join('\n'));
      report.result({ command: 'info', file, ...facts });
    });
}

/** "trainingData" → "training data" */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

async function factsOf(file: string): Promise<Facts> {
  const found = await stat(file);
  if (found.isDirectory()) return cardFacts(join(file, 'card.json'));
  const readers: Readonly<Record<string, (path: string) => Promise<Facts>>> = {
    '.json': cardFacts,
    '.onnx': modelFacts,
  };
  return (readers[extname(file).toLowerCase()] ?? imageFacts)(file);
}

async function imageFacts(file: string): Promise<Facts> {
  const image = await readImage(file);
  const { format, space, hasAlpha, orientation, density } = await sharp(file).metadata();
  return {
    kind: 'picture',
    format,
    size: sizeOf(image),
    depth: depthOf(image),
    colours: space,
    alpha: hasAlpha,
    orientation:
      orientation === undefined || orientation === 1
        ? undefined
        : `${orientation} in EXIF, turned upright when read`,
    density,
  };
}

async function modelFacts(file: string): Promise<Facts> {
  const network = await createNodeRuntime().load(file);
  const { inputs, outputs } = network;
  await network.dispose();
  const { size } = await stat(file);
  return { kind: 'ONNX model', bytes: size, inputs: inputs.join(', '), outputs: outputs.join(', ') };
}

async function cardFacts(file: string): Promise<Facts> {
  const card = parseCard(parseJson(await readFile(file, 'utf8'), file));
  const { channels, height, width, multiple } = card.shape;
  const model = join(dirname(file), card.file);
  const { size } = await stat(model);
  return {
    kind: 'prior',
    name: card.name,
    title: card.title,
    images:
      height === null
        ? `${channels} channels, any size (multiples of ${multiple})`
        : `${channels} channels, ${width}×${height}`,
    sigma: `${card.sigma.min} to ${card.sigma.max}, in model units`,
    parametrisation: card.parametrisation,
    licence: card.licence,
    trainingData: card.trainingData,
    architecture: card.architecture,
    model,
    bytes: size,
  };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TweedieError('bad-model', `${file} is not JSON`, {
      remedy: 'Name the card.json of a prior.',
      cause,
    });
  }
}
