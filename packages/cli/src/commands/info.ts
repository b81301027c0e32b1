import { depthOf, TweedieError } from '@tweedie/core';
import { parseCard } from '@tweedie/priors';
import { readImage } from '@tweedie/runtime-node';
import { Command } from 'commander';
import { readFile, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import sharp from 'sharp';
import type { Context } from '../context.ts';
import { type Facts, formatFacts } from '../facts.ts';
import { sizeOf } from '../files/pictures.ts';
import { describeCard } from '../prior/describeCard.ts';
import { describeValues, inspectFile } from '../prior/inspectFile.ts';

export function infoCommand({ report }: Context): Command {
  return new Command('info')
    .summary('show the facts of a picture, an ONNX model or a prior')
    .description(
      'Shows what a file holds: a picture, an ONNX model, or the card of a prior (card.json or its folder).',
    )
    .argument('<file>', 'the file')
    .action(async (file: string) => {
      const facts = await factsOf(file);
      report.say(formatFacts(facts));
      report.result({ command: 'info', file, ...facts });
    });
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
  const { opset, inputs, outputs, files } = await inspectFile(file);
  const { size } = await stat(file);
  return {
    kind: 'ONNX model',
    bytes: size,
    opset,
    inputs: describeValues(inputs),
    outputs: describeValues(outputs),
    weightsIn: files.length > 0 ? files : undefined,
  };
}

async function cardFacts(file: string): Promise<Facts> {
  const card = parseCard(parseJson(await readFile(file, 'utf8'), file));
  const model = join(dirname(file), card.file);
  const { size } = await stat(model);
  return { kind: 'prior', ...describeCard(card), model, bytes: size };
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
