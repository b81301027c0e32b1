import { expect, test, vi } from 'vitest';
import { loadListing } from './loadListing.ts';

const address = 'https://example.org/list/catalogue.json';

function answer(body: BodyInit, status = 200): void {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(body, { status }));
}

test('what a catalogue lists is had from its address, or from npm in that version', async () => {
  const about = { version: '1.2.0', summary: '', nodes: ['Haze'] };
  answer(
    JSON.stringify({
      format: 1,
      plugins: [
        { ...about, name: 'a', url: 'a/' },
        { ...about, name: 'b' },
      ],
    }),
  );
  expect((await loadListing(address)).map(({ source }) => source)).toEqual([
    { url: 'https://example.org/list/a/' },
    { npm: 'b@1.2.0' },
  ]);
});

test.each([
  ['<html>', 200, 'bad-plugin'],
  ['{"format":2,"plugins":[]}', 200, 'bad-plugin'],
  ['{"format":1,"plugins":[{"name":7}]}', 200, 'bad-plugin'],
  ['', 404, 'not-found'],
])('%s, with status %i, is %s', async (body, status, code) => {
  answer(body, status);
  await expect(loadListing(address)).rejects.toMatchObject({ code });
});
