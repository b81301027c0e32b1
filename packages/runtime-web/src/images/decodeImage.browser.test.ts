import { depthOf, type Image, maxCode, TweedieError } from '@tweedie/core';
import { expect, onTestFinished, test } from 'vitest';
import { decodeImage } from './decodeImage.ts';
import { fileOf, readOnNode } from './fixtures/ask.ts';

const pngs = [
  ...['rgb 8', 'rgba 8', 'grey 8', 'grey alpha 8', 'rgb 16', 'rgba 16', 'grey 16', 'grey alpha 16'],
  ...['grey 1', 'grey 2', 'grey 4', 'palette 1', 'palette 2', 'palette 4', 'palette 8', 'opaque palette 4'],
  ...['grey 2 with a clear code', 'grey 8 with a clear code', 'rgb 8 with a clear colour'],
  ...['grey 16 with a clear code', 'rgb 16 with a clear colour'],
  ...['interlaced rgba 8', 'interlaced rgba 16', 'interlaced palette 2', 'filtered', 'with an sRGB profile'],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => `turned ${orientation}`),
];
const losslessWebps = ['webp lossless', 'webp turned 6'];

test.each([...pngs, ...losslessWebps])('"%s" gives the codes that Node reads, bit for bit', async (name) => {
  const [here, there] = [await decodeImage(await fileOf(name)), await readOnNode(name)];
  expect(sizeOf(here)).toEqual(sizeOf(there));
  expect([...here.data]).toEqual([...there.data]);
});

// Two decoders may round each of Y, Cb and Cr, and the result, the other way: 0.5·(1 + 1.772) + 0.5 of 255.
test.each(['jpeg 444', 'jpeg 420', 'jpeg grey', 'jpeg progressive', 'jpeg turned 6', 'webp lossy'])(
  '"%s" gives the codes that Node reads, to within the roundings of a decoder',
  async (name) => {
    const [here, there] = [await decodeImage(await fileOf(name)), await readOnNode(name)];
    expect(sizeOf(here)).toEqual(sizeOf(there));
    expect(distance(here, there)).toBeLessThan(2 / 255);
  },
);

// Node's colour engine interpolates in a table of 33 values per axis, which is good to one code of 8 bits.
test.each(['png p3', 'png p3 16', 'jpeg p3', 'webp p3'])(
  '"%s" is taken from Display P3 to sRGB, as on Node to within a code of 255',
  async (name) => {
    const [here, there] = [await decodeImage(await fileOf(name)), await readOnNode(name)];
    expect(sizeOf(here)).toEqual(sizeOf(there));
    expect(distance(here, there)).toBeLessThanOrEqual(1 / 255);
  },
);

function sizeOf(image: Image): object {
  return { width: image.width, height: image.height, depth: depthOf(image) };
}

/** The greatest difference between two pictures, where codes go from 0 to 1. */
function distance(a: Image, b: Image): number {
  const most = Math.max(...Array.from(a.data, (code, i) => Math.abs(code - b.data[i]!)));
  return most / maxCode(depthOf(a));
}

test('a Worker reads and writes as the page does', async () => {
  const worker = new Worker(new URL('./fixtures/decodeWorker.ts', import.meta.url), { type: 'module' });
  onTestFinished(() => worker.terminate());
  for (const name of ['rgba 16', 'webp lossless', 'jpeg 420']) {
    const file = await fileOf(name);
    const { image, file: written } = await new Promise<{ image: Image; file: Blob }>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<{ image: Image; file: Blob }>) => resolve(data);
      worker.onerror = reject;
      worker.postMessage(file);
    });
    expect(image).toEqual(await decodeImage(file));
    expect(await decodeImage(written)).toEqual(image);
  }
});

async function refusal(content: BlobPart, name: string): Promise<string> {
  const error: unknown = await decodeImage(new File([content], name)).catch((error: unknown) => error);
  if (!(error instanceof TweedieError)) throw new Error(`${name} was not refused: ${String(error)}`);
  expect(error.code).toBe('bad-image');
  return `${error.message}. ${error.remedy}`;
}
const latin = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.padEnd(40, '\0'), (letter) => letter.charCodeAt(0));

test('what is no picture for us is named, with what to do', async () => {
  const files = {
    'phone.heic': latin('\0\0\0\x18ftypheic'),
    'canon.cr3': latin('\0\0\0\x18ftypcrx '),
    'canon.cr2': latin('II*\0\x10\0\0\0CR\x02'),
    'nikon.nef': latin('MM\0*\0\0\0\x08'),
    'scan.tif': latin('II*\0\x08\0\0\0'),
    'film.mp4': latin('\0\0\0\x18ftypmp42'),
    'film.webm': latin('\x1a\x45\xdf\xa3'),
    'moves.gif': latin('GIF89a'),
    'notes.txt': 'Dear diary',
    'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'nothing.png': '',
    'what.bin': latin('\x01\x02\x03\x04'),
  };
  const told = await Promise.all(Object.entries(files).map(([name, content]) => refusal(content, name)));
  expect(told).toMatchInlineSnapshot(`
    [
      "phone.heic is a HEIC picture, and cannot be read here. Save it as JPEG; phones do so by themselves when they are set to the most compatible format.",
      "canon.cr3 is a RAW photograph, and cannot be read here. Develop it in the program of your camera, and save it as 16-bit PNG.",
      "canon.cr2 is a RAW photograph, and cannot be read here. Develop it in the program of your camera, and save it as 16-bit PNG.",
      "nikon.nef is a RAW photograph, and cannot be read here. Develop it in the program of your camera, and save it as 16-bit PNG.",
      "scan.tif is a TIFF picture, and cannot be read here. Save it as PNG, which keeps 16 bits.",
      "film.mp4 is a video, and cannot be read here. Save one of its frames as PNG.",
      "film.webm is a video, and cannot be read here. Save one of its frames as PNG.",
      "moves.gif is a GIF picture, and cannot be read here. Save one of its frames as PNG.",
      "notes.txt is text, and cannot be read here. Give a PNG, JPEG or WebP file.",
      "drawing.svg is text, and cannot be read here. Give a PNG, JPEG or WebP file.",
      "nothing.png is empty, and cannot be read here. Give a PNG, JPEG or WebP file.",
      "what.bin is of a kind that is not known, and cannot be read here. Give a PNG, JPEG or WebP file.",
    ]
  `);
});

test.each(['rgb 8', 'rgba 16', 'filtered', 'jpeg 420', 'jpeg progressive', 'webp lossy', 'webp lossless'])(
  '"%s" that is cut short is told from a whole one',
  async (name) => {
    const whole = await fileOf(name);
    for (const share of [0.3, 0.6, 0.98]) {
      const cut = whole.slice(0, Math.max(24, share * whole.size));
      expect(await refusal(cut, 'cut')).toBe(
        'cut is damaged or cut short. Get the file again from where it came.',
      );
    }
  },
);

test('a PNG with a wrong bit is refused', async () => {
  const bytes = new Uint8Array(await (await fileOf('rgb 8')).arrayBuffer());
  bytes[bytes.length - 20]! ^= 1;
  expect(await refusal(bytes, 'worn.png')).toMatch('worn.png is damaged');
});

test('a picture of too many pixels is refused before it takes memory', async () => {
  const bytes = new Uint8Array(await (await fileOf('rgb 8')).arrayBuffer());
  new DataView(bytes.buffer).setUint32(16, 50_000);
  new DataView(bytes.buffer).setUint32(20, 50_000);
  expect(await refusal(bytes, 'bomb.png')).toBe(
    'bomb.png: a picture may have at most 100 million pixels, got 50000×50000. Crop it or make it smaller.',
  );
});
