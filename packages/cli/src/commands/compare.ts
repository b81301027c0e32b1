import { type Image, type Metric, toTensor, TweedieError } from '@tweedie/core';
import { readImage } from '@tweedie/runtime-node';
import { Command } from 'commander';
import { basename } from 'node:path';
import type { Context } from '../context.ts';
import { contactSheet } from '../draw/contactSheet.ts';
import { assertWritable, save } from '../files/outputs.ts';
import { sizeOf } from '../files/pictures.ts';
import { formatVerdict, judge, type Verdict } from '../restoration/judge.ts';
import { formatVerdicts } from '../restoration/verdictTable.ts';

interface CompareFlags {
  readonly sheet?: string;
  readonly force?: boolean;
}

interface Candidate {
  readonly file: string;
  readonly image: Image;
  readonly verdict: Verdict;
}

export function compareCommand({ registry, report }: Context): Command {
  const metrics = registry.metrics.all.filter(({ needs }) => needs === 'reference');
  return new Command('compare')
    .summary('measure pictures against a reference')
    .description('Measures pictures against a reference of the same size. Alpha is left out.')
    .argument('<reference>', 'the picture to compare with')
    .argument('<pictures...>', 'the pictures to judge')
    .option('--sheet <file>', 'draw all of them side by side')
    .option('--force', 'let the sheet replace one of the pictures')
    .action(async (reference: string, files: string[], flags: CompareFlags) => {
      if (flags.sheet !== undefined)
        await assertWritable(flags.sheet, { inputs: [reference, ...files], ...flags });
      const truth = await readImage(reference);
      const candidates: Candidate[] = [];
      for (const file of files) candidates.push(await judgeFile(file, { truth, reference, metrics }));
      if (flags.sheet !== undefined)
        await save(flags.sheet, await sheetOf({ reference, truth, candidates, metrics }));
      report.say(formatVerdicts(candidates, metrics));
      if (flags.sheet !== undefined) report.say(flags.sheet);
      const pictures = candidates.map(({ file, verdict }) => ({ file, metrics: verdict }));
      report.result({ command: 'compare', reference, pictures, sheet: flags.sheet });
    });
}

interface Against {
  readonly truth: Image;
  readonly reference: string;
  readonly metrics: readonly Metric[];
}

async function judgeFile(file: string, { truth, reference, metrics }: Against): Promise<Candidate> {
  const image = await readImage(file);
  if (image.width !== truth.width || image.height !== truth.height) {
    throw new TweedieError(
      'bad-image',
      `${file}: it must be as large as ${reference}, ${sizeOf(truth)}, got ${sizeOf(image)}`,
      {
        remedy: 'Crop or resize one of them first.',
      },
    );
  }
  return {
    file,
    image,
    verdict: await judge(toTensor(image).tensor, metrics, { reference: toTensor(truth).tensor }),
  };
}

function sheetOf({
  reference,
  truth,
  candidates,
  metrics,
}: Against & { readonly candidates: readonly Candidate[] }): Promise<Image> {
  const [metric] = metrics;
  const cells = candidates.map(({ file, image, verdict }) => ({
    image,
    label: basename(file),
    ...(metric && { note: `${formatVerdict(verdict[metric.name])} ${metric.unit}`.trim() }),
  }));
  return contactSheet([[{ image: truth, label: basename(reference), note: 'reference' }, ...cells]]);
}
