import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createProgress, formatSeconds } from './progress.ts';

function pipe(): { stream: NodeJS.WriteStream; text: () => string } {
  const stream = new PassThrough();
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text };
}

test('a pipe gets one line for each tenth, with the time that is left', () => {
  const { stream, text } = pipe();
  let time = 0;
  const progress = createProgress('Restoring', { total: 40, stream, now: () => time });
  for (let done = 1; done <= 40; done++) {
    time += 500;
    progress.update(done, done > 20 ? 'residual 0.0200' : '');
  }
  progress.stop();
  const lines = text().trimEnd().split('\n');
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe('Restoring  10 %  4/40  18 s left');
  expect(lines[9]).toBe('Restoring 100 %  40/40  0 s left  residual 0.0200');
});

test('a run of three steps does not say one tenth twice', () => {
  const { stream, text } = pipe();
  const progress = createProgress('x', { total: 3, stream });
  for (const done of [1, 1, 2, 3, 3]) progress.update(done);
  expect(text().trimEnd().split('\n')).toHaveLength(3);
});

test('a terminal gets a bar', () => {
  const { stream, text } = pipe();
  const terminal = Object.assign(stream, {
    isTTY: true,
    columns: 100,
    cursorTo: () => true,
    clearLine: () => true,
  });
  const progress = createProgress('Restoring', { total: 4, stream: terminal });
  progress.update(2, 'residual 0.1');
  progress.stop();
  expect(text()).toMatch(/Restoring ━+─+ 50 % {2}2\/4/);
});

test('durations are rounded up to what one can wait for', () => {
  expect([0, 0.2, 59.5, 60, 200, 3600, 7500].map(formatSeconds)).toEqual([
    '0 s',
    '1 s',
    '1 min 0 s',
    '1 min 0 s',
    '3 min 20 s',
    '1 h 0 min',
    '2 h 5 min',
  ]);
});
