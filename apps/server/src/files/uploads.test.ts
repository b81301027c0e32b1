import { createRandom } from '@tweedie/core';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { startTestServer } from '../fixtures/server.ts';
import { waves } from '../fixtures/pictures.ts';
import { slowWorkflow } from '../fixtures/workflows.ts';

const megabyte = 2 ** 20;

/** One picture of each kind. */
async function originals(): Promise<Buffer[]> {
  const png = await waves(24, 17);
  const others = [
    sharp(png).jpeg(),
    sharp(png).webp(),
    sharp(png).tiff(),
    sharp(png).png({ palette: true }),
    sharp(png).toColourspace('rgb16').png(),
  ];
  return [png, ...(await Promise.all(others.map((each) => each.toBuffer())))];
}

/** Cuts, bends, swaps, repeats. */
function mutate(bytes: Buffer, random: () => number): Buffer {
  const at = (length: number): number => Math.floor(random() * length);
  const copy = Buffer.from(bytes);
  switch (at(6)) {
    case 0:
      return copy.subarray(0, at(copy.length));
    case 1:
      copy[at(copy.length)]! ^= 1 << at(8);
      return copy;
    case 2:
      for (let i = 0; i < 16; i++) copy[at(copy.length)] = at(256);
      return copy;
    case 3: // where sizes are written
      copy.writeUInt32BE(at(2 ** 32), at(Math.min(copy.length, 40) - 4));
      return copy;
    case 4: {
      const [from, length] = [at(copy.length), at(64)];
      return Buffer.concat([copy.subarray(0, from), copy.subarray(from, from + length), copy.subarray(from)]);
    }
    default:
      copy.subarray(at(copy.length)).subarray(0, at(64)).fill(at(256));
      return copy;
  }
}

test('2,000 mutated uploads end in a clear error or a picture, in bounded memory, and the server stays up', async () => {
  const { client, folder, faults } = await startTestServer();
  const pictures = await originals();
  const { data } = createRandom(2000).normal([100_000]);
  let i = 0;
  const random = (): number => (997 * Math.abs(data[i++ % data.length]!)) % 1;

  const ends: Record<number, number> = {};
  const uploadSome = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++) {
      const bytes = mutate(pictures[n % pictures.length]!, random);
      const { status, body } = await client.ask<Record<string, unknown>>('POST', '/files', bytes);
      ends[status] = (ends[status] ?? 0) + 1;
      if (status === 201) expect(body).toMatchObject({ bytes: bytes.length });
      else
        expect(body).toEqual({
          code: 'bad-image',
          message: expect.any(String) as string,
          remedy: expect.any(String) as string,
        });
      expect(JSON.stringify(body)).not.toContain(folder);
    }
  };
  await uploadSome(200);
  const before = process.memoryUsage.rss();
  await uploadSome(1800);
  const after = process.memoryUsage.rss();
  expect(Object.keys(ends).sort()).toEqual(['201', '422']);
  expect(ends[201]! + ends[422]!).toBe(2000);
  // sharp keeps up to 50 MB of what it opened, and the heap may grow as much before it is swept
  expect(after - before).toBeLessThan(100 * megabyte);
  expect(faults).toEqual([]);
  expect((await readdir(join(folder, 'files'))).every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
  const { id } = await client.run(slowWorkflow({ steps: 1 }));
  expect((await client.ended(id)).status).toBe('finished');
});

test('the same picture twice is one file, and says its size', async () => {
  const { client, folder } = await startTestServer();
  const png = await waves(24, 17);
  const first = await client.ask<{ id: string }>('POST', '/files', png);
  expect(first.body).toMatchObject({ bytes: png.length, width: 24, height: 17 });
  expect((await client.ask('POST', '/files', png)).body).toEqual(first.body);
  expect(await readdir(join(folder, 'files'))).toEqual([first.body.id]);
});

test('uploads have limits: bytes, pixels, and all together', async () => {
  const colour = (background: string, width = 64): Promise<Buffer> =>
    sharp({ create: { width, height: 64, channels: 3, background } })
      .png()
      .toBuffer();
  const [red, blue, wide] = [await colour('red'), await colour('blue'), await colour('red', 65)];
  const limits = { uploadBytes: 1000, pixels: 64 * 64, storedBytes: red.length + blue.length - 1 };
  const { client } = await startTestServer({ limits });
  expect((await client.ask('POST', '/files', red)).status).toBe(201);
  expect(await client.ask('POST', '/files', Buffer.alloc(1001))).toMatchObject({
    status: 413,
    body: { code: 'too-large' },
  });
  expect(await client.ask('POST', '/files', blue)).toMatchObject({
    status: 507,
    body: { code: 'storage-full' },
  });
  const { client: other } = await startTestServer({ limits: { pixels: 64 * 64 } });
  expect(await other.ask('POST', '/files', wide)).toMatchObject({
    status: 422,
    body: { code: 'bad-image', message: 'A picture may have 4096 pixels, got 65×64' },
  });
});

test('what is no picture, or is sent as something else, is refused', async () => {
  const { client, server } = await startTestServer();
  expect(await client.ask('POST', '/files', Buffer.from('<svg/>'))).toMatchObject({
    status: 422,
    body: { code: 'bad-image', message: 'The picture is not a picture that can be read' },
  });
  const response = await fetch(`${server.url}/api/v1/files`, {
    method: 'POST',
    headers: { 'content-type': 'text/html' },
    body: 'x',
  });
  expect({ status: response.status, body: await response.json() }).toMatchObject({
    status: 415,
    body: { code: 'unknown-content' },
  });
  expect((await client.ask('POST', '/files', { a: 1 })).status).toBe(415);
});
