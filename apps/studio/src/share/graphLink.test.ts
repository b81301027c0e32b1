import { deflateSync } from 'node:zlib';
import { TweedieError } from '@tweedie/core';
import { parseWorkflow, type Workflow } from '@tweedie/workflow';
import { zlibSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyWorkflow } from './fixtures/anyWorkflow.ts';
import { hashOfGraph, readGraph } from './graphLink.ts';
import { readHash } from './readHash.ts';

const small: Workflow = { format: 1, name: 'Small', nodes: {}, edges: [] };
const read = (hash: string) => readGraph(readHash(hash)!);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

test('any document comes out of its link as it went in', () => {
  fc.assert(
    fc.property(anyWorkflow, (workflow) => {
      expect(read(hashOfGraph(workflow))).toEqual(workflow);
    }),
  );
});

test('a link has letters, digits, - and _ alone, which chats and mails leave as they are', () => {
  fc.assert(
    fc.property(anyWorkflow, fc.boolean(), (workflow, embed) => {
      expect(hashOfGraph(workflow, { embed })).toMatch(embed ? /^#g=[\w-]+&embed=1$/ : /^#g=[\w-]+$/);
    }),
  );
});

test('an address says whether it is embedded, and one without a graph says nothing', () => {
  expect(readHash(hashOfGraph(small, { embed: true }))?.embed).toBe(true);
  expect(readHash(hashOfGraph(small))?.embed).toBe(false);
  expect(['', '#', '#top', '#embed=1', '#big=1'].map(readHash)).toEqual(Array(5).fill(undefined));
});

test('a link that is broken anywhere is refused in a sentence, or gives a document', () => {
  const hash = hashOfGraph(parseWorkflow({ ...small, description: 'What it is for, in some words.' }));
  const { length } = hash;
  fc.assert(
    fc.property(fc.nat(length - 4), fc.string(), fc.boolean(), (at, text, cut) => {
      const broken = hash.slice(0, at + 3) + text + (cut ? '' : hash.slice(at + 4));
      expectRefused(broken);
    }),
  );
});

test.each([
  ['is empty', '#g='],
  ['holds no base64', '#g=§§§'],
  ['holds noise', `#g=${base64(Uint8Array.from({ length: 99 }, (_, i) => (i * 37) % 256))}`],
  ['holds no JSON', `#g=${base64(zlibSync(Buffer.from('hello')))}`],
  ['holds no UTF-8', `#g=${base64(zlibSync(Uint8Array.of(0xff, 0xfe, 0xfd)))}`],
  ['holds JSON that is no graph', `#g=${base64(zlibSync(Buffer.from('{"nodes":[]}')))}`],
  [
    'holds the prototype',
    `#g=${base64(zlibSync(Buffer.from('{"format":1,"nodes":{},"edges":[],"__proto__":{}}')))}`,
  ],
])('a link that %s is refused in a sentence', (_, hash) => {
  expect(() => read(hash)).toThrow(/^This link carries no graph that can be opened: /);
});

test('a link that would unpack to more than there can be is refused before it fills the memory', () => {
  const bomb = deflateSync(new Uint8Array(300 * 2 ** 20));
  const before = process.memoryUsage().arrayBuffers;
  expect(() => read(`#g=${base64(bomb)}`)).toThrow('it was cut off or changed');
  // What is unpacked before the limit is seen: 64 MB, and a portion of what comes next.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 2 ** 20);
});

function expectRefused(hash: string): void {
  try {
    parseWorkflow(read(hash));
  } catch (error) {
    expect(error).toBeInstanceOf(TweedieError);
    expect((error as Error).message).toMatch(/^This link carries no graph/);
  }
}
