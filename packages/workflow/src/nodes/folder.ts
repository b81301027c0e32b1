import { defineNode, type ImageFacts, param, type SizeFacts, toTensor, TweedieError } from '@tweedie/core';
import { z } from 'zod';

/** Every picture of a folder, as a list in the order of their names. */
export const folder = defineNode({
  name: 'folder',
  version: 1,
  title: 'Folder of images',
  summary: 'Every picture of a folder, as a list in the order of their names',
  category: 'Input',
  aliases: ['batch', 'directory', 'pictures', 'files'],
  params: z.strictObject({
    folder: param.text({ title: 'Folder', format: 'folder', max: 1000, default: '' }),
    most: param.integer({
      title: 'At most',
      summary: 'How many pictures are taken, the first ones by name',
      min: 1,
      max: 10_000,
      default: 100,
    }),
  }),
  inputs: {},
  outputs: {
    images: { kind: 'image', title: 'Images', list: true },
    names: { kind: 'text', title: 'Names', summary: 'Those of the files, without their ending', list: true },
  },
  async look({ folder, most }, host) {
    const files = (await host.listImages(given(folder))).slice(0, most);
    const facts: ImageFacts[] = [];
    for (const file of files) facts.push(await host.describeImage(file));
    return {
      key: JSON.stringify(files.map((file, i) => [file, facts[i]!.key])),
      facts: { images: sharedSize(facts), names: {} },
      lengths: { images: files.length, names: files.length },
    };
  },
  infer: () => ({ images: { channels: 3 }, names: {} }),
  async run(_, { folder, most }, { host }) {
    const files = (await host.listImages(given(folder))).slice(0, most);
    const images = [];
    for (const file of files) images.push(toTensor(await host.readImage(file)));
    return { images, names: files.map(nameOf) };
  },
});

function given(folder: string): string {
  if (folder !== '') return folder;
  throw new TweedieError('not-found', 'folder: no folder is chosen', {
    remedy: 'Choose a folder of pictures.',
  });
}

function sharedSize([first, ...others]: readonly ImageFacts[]): SizeFacts {
  if (!first) return { channels: 3 };
  const { height, width } = first;
  return {
    channels: 3,
    ...(others.every((other) => other.height === height) && { height }),
    ...(others.every((other) => other.width === width) && { width }),
  };
}

/** "photos/a.b.png" → "a.b" */
function nameOf(file: string): string {
  return file.replace(/^.*[/\\]/, '').replace(/(?<=.)\.[^.]*$/, '');
}
