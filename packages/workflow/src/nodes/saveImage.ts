import { type Depth, defineNode, param, toImage, TweedieError } from '@tweedie/core';
import { z } from 'zod';

const depths: Readonly<Record<'8' | '16', Depth>> = { '8': 8, '16': 16 };

/** Writes pictures among the results. */
export const saveImage = defineNode({
  name: 'save-image',
  version: 1,
  title: 'Save image',
  summary: 'Writes a picture, or every picture of a list, among the results',
  category: 'Output',
  aliases: ['write', 'export', 'download', 'png', 'file'],
  params: z.strictObject({
    name: param.text({
      title: 'Name',
      summary: 'In a list, {n} stands for the number of the picture and {name} for its name',
      max: 200,
      default: 'result.png',
    }),
    depth: param.choice(['8', '16'], {
      title: 'Bits',
      summary: 'Of each channel; PNG and TIFF keep 16',
      default: '8',
    }),
  }),
  inputs: {
    images: { kind: 'image', title: 'Image', list: true },
    names: { kind: 'text', title: 'Names', list: true, optional: true },
  },
  outputs: { files: { kind: 'text', title: 'Files', summary: 'Where they are', list: true } },
  isResult: true,
  infer: () => ({ files: {} }),
  async run({ images, names }, { name, depth }, { host }) {
    if (names && names.length !== images.length) {
      throw new TweedieError(
        'bad-value',
        `save-image: there must be a name for each of ${images.length} pictures, got ${names.length}`,
      );
    }
    const files: string[] = [];
    for (const [i, { tensor, alpha }] of images.entries()) {
      const file = fileName(name, { i, count: images.length, ...(names && { name: names[i]! }) });
      const picture = toImage(tensor, { depth: depths[depth], alpha });
      files.push(await host.saveImage(file, picture, { depth: depths[depth] }));
    }
    return { files };
  },
});

interface Which {
  readonly i: number;
  readonly count: number;
  readonly name?: string;
}

/** `{n}` and `{name}` filled in. A pattern without them, for more than one picture, gets the number before its ending. */
export function fileName(pattern: string, { i, count, name }: Which): string {
  const number = String(i + 1).padStart(String(count).length, '0');
  const says = pattern.includes('{n}') || (pattern.includes('{name}') && name !== undefined);
  const full = says || count === 1 ? pattern : pattern.replace(/(?=\.[^.]*$)|$/, '-{n}');
  return full.replaceAll('{n}', number).replaceAll('{name}', () => name ?? number);
}
