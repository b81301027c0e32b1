/** @file What a process that a plugin has taken over might say. */
import type { Host, Image } from '@tweedie/core';
import { createMemoryCache, createMemoryHost } from '@tweedie/workflow';
import { serveHost } from '@tweedie/workflow/sandbox';
import { describe, expect, test } from 'vitest';
import { answers, fromSandbox } from './messages.ts';

const stamp = { runId: 'r', seq: 0, at: 1 };
const event = { type: 'node.progress', node: 'a', done: 1, total: 2, ...stamp };
const preview = { type: 'node.preview', node: 'a', port: 'image', ...stamp };
const tensor = { shape: [1, 1, 1, 2], data: Float32Array.of(1, 2) };
const failed = { type: 'node.failed', node: 'a', ...stamp };

describe('a message', () => {
  test.each([
    [{ kind: 'ready' }],
    [{ kind: 'event', id: 0, event }],
    [{ kind: 'event', id: 0, event: { ...preview, estimate: tensor } }],
    [{ kind: 'event', id: 0, event: { ...event, item: { index: 0, count: 3 } } }],
    [{ kind: 'event', id: 0, event: { ...failed, error: { code: 'bad-shape', message: 'No' } } }],
    [{ kind: 'answer', id: 0, value: undefined }],
  ])('that makes sense is heard as it is: %j', (message) => {
    expect(fromSandbox.parse(message)).toEqual(message);
  });

  test.each([
    [null],
    ['ready'],
    [{}],
    [{ kind: 'constructor' }],
    [{ kind: 'event', id: 0 }],
    [{ kind: 'event', id: '__proto__', event }],
    [{ kind: 'event', id: 0, event: { ...event, type: 'run.exploded' } }],
    [{ kind: 'event', id: 0, event: { ...event, node: { toString: 1 } } }],
    [{ kind: 'event', id: 0, event: { ...event, done: 'many' } }],
    [{ kind: 'event', id: 0, event: { ...event, item: { index: -1 } } }],
    [{ kind: 'event', id: 0, event: { ...preview, estimate: { ...tensor, shape: [1, 1, -1, -2] } } }],
    [{ kind: 'event', id: 0, event: { ...preview, estimate: { ...tensor, shape: [2] } } }],
    [{ kind: 'event', id: 0, event: { ...failed, error: 'No' } }],
    [{ kind: 'event', id: 0, event: { type: 'run.started', nodes: [1], evaluations: 0, ...stamp } }],
    [{ kind: 'event', id: 0, event, outcome: {} }],
    [
      {
        kind: 'event',
        id: 0,
        event,
        outcome: new Map([['image', { kind: 'constructor', list: true, items: [] }]]),
      },
    ],
    [
      {
        kind: 'event',
        id: 0,
        event,
        outcome: new Map([['image', { kind: 'image', list: false, items: [] }]]),
      },
    ],
    [{ kind: 'event', id: 0, event, outcome: new Map([['x', null]]) }],
    [{ kind: 'call', id: 0, call: 0, method: 'denoise', args: 'x' }],
    [{ kind: 'failed', plugin: 'p' }],
  ])('that makes none is not heard: %j', (message) => {
    expect(fromSandbox.safeParse(message).success).toBe(false);
  });

  test('with an error of no kind that there is has an unexpected one', () => {
    const message = { kind: 'answer', id: 0, error: { code: '__proto__', message: 'No', stack: 'x' } };
    expect(fromSandbox.parse(message)).toEqual({
      ...message,
      error: { code: 'unexpected', message: 'No' },
    });
  });

  test('answers are those of the question', () => {
    expect(answers.validate.safeParse([{ severity: 'error', code: 'cycle', message: 'No' }]).success).toBe(
      true,
    );
    expect(answers.validate.safeParse([{ severity: 'fatal', code: 'cycle', message: 'No' }]).success).toBe(
      false,
    );
    expect(answers.validate.safeParse(undefined).success).toBe(false);
    expect(answers.migrate.safeParse([{ params: [] }]).success).toBe(false);
    expect(answers.check.safeParse([{ part: 'a', kind: 'node', passed: 1, message: '' }]).success).toBe(
      false,
    );
  });
});

describe('a call', () => {
  const saved: Image[] = [];
  const host: Host = {
    ...createMemoryHost({}),
    saveImage: (name, image) => {
      saved.push(image);
      return Promise.resolve(name);
    },
  };
  const cache = createMemoryCache({ bytes: 1e6 });
  const call = serveHost({ host, cache, signal: new AbortController().signal });

  test.each([
    ['constructor', []],
    ['__proto__', []],
    ['readImage', [{ toString: 1 }]],
    ['saveText', ['a']],
    ['saveImage', ['a', { width: 1e9, height: 1, data: 'x' }]],
    ['saveImage', ['a', { width: -1, height: -1, data: new Uint8Array(4) }]],
    ['denoise', ['length', tensor, 1]],
    ['denoise', [0, tensor, 1]],
    ['denoise', [0, { shape: ['1'], data: Float32Array.of(1) }, 1]],
    ['denoise', [0, tensor, NaN]],
    ['pullback', [0, tensor]],
    ['cachePut', ['k', new Map([['a', { kind: 'operator', list: false, items: [{ key: '', value: {} }] }]])]],
    ['cacheGet', [{}]],
  ])('that cannot be is refused: %s', async (method, args) => {
    await expect(call(method, args)).rejects.toMatchObject({ name: 'TweedieError' });
    expect([saved.length, cache.bytes]).toEqual([0, 0]);
  });

  test('that can be is done', async () => {
    const picture = { width: 1, height: 1, data: Uint8Array.of(1, 2, 3, 255) };
    expect(await call('saveImage', ['a.png', picture, { depth: 8 }])).toBe('a.png');
    expect(await call('saveImage', ['a.png', picture, undefined])).toBe('a.png');
    const given = new Map([['n', { kind: 'number', list: false, items: [{ key: 'k', value: 1 }] }]]);
    await call('cachePut', ['k', given]);
    expect(await call('cacheGet', ['k'])).toEqual(given);
  });
});
