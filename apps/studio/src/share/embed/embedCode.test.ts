import { expect, test } from 'vitest';
import { readGraph } from '../graphLink.ts';
import { readHash } from '../readHash.ts';
import { embedCode } from './embedCode.ts';

test('the code of an embed carries the graph, and no name of it breaks out of the code', () => {
  const workflow = { format: 1, name: '"><script>alert(1)</script> & co', nodes: {}, edges: [] } as const;
  const code = embedCode('https://studio.example/', workflow);
  expect(code.match(/</g)).toHaveLength(2); // <iframe … ></iframe>
  expect(code).toContain('title="Tweedie: &quot;>&lt;script>');
  const address = /src="([^"]*)"/.exec(code)![1]!.replaceAll('&amp;', '&');
  const hash = readHash(new URL(address).hash)!;
  expect(hash.embed).toBe(true);
  expect(readGraph(hash)).toEqual(workflow);
});
