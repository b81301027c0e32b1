import { defineNode, param, toTensor, TweedieError } from '@tweedie/core';
import { z } from 'zod';

/** A picture from a file. */
export const image = defineNode({
  name: 'image',
  version: 1,
  title: 'Image',
  summary: 'A picture from a file',
  category: 'Input',
  aliases: ['picture', 'photo', 'file', 'load', 'open'],
  params: z.strictObject({
    file: param.text({ title: 'File', format: 'image-file', max: 1000, default: '' }),
  }),
  inputs: {},
  outputs: { image: { kind: 'image', title: 'Image' } },
  async look({ file }, host) {
    const { width, height, key } = await host.describeImage(given(file));
    return { key, facts: { image: { channels: 3, height, width } } };
  },
  infer: () => ({ image: { channels: 3 } }),
  run: async (_, { file }, { host }) => ({ image: toTensor(await host.readImage(given(file))) }),
});

function given(file: string): string {
  if (file !== '') return file;
  throw new TweedieError('not-found', 'image: no file is chosen', { remedy: 'Choose a picture.' });
}
