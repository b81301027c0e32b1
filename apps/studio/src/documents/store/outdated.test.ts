import { expect, test } from 'vitest';
import { outdated } from './outdated.ts';
import type { VersionRecord } from './records.ts';

const minute = 60_000;
const now = 1000 * 24 * 60 * minute;

function version(id: string, minutesAgo: number): VersionRecord {
  return { id, document: 'a', savedAt: now - minutesAgo * minute, reason: 'time', text: '', files: {} };
}

test('all versions of the last hour stay', () => {
  expect(
    outdated(
      [0, 5, 10, 55].map((m) => version(`${m}`, m)),
      now,
    ),
  ).toEqual([]);
});

test('of each hour before it the newest stays, and of each day before that', () => {
  const versions = [61, 70, 119, 130, 26 * 60, 27 * 60, 50 * 60].map((m) => version(`${m}`, m));
  expect(outdated(versions, now)).toEqual(['70', '119', '1620']);
});

test('no more than 60 stay, the newest', () => {
  const versions = Array.from({ length: 70 }, (_, i) => version(`${i}`, i / 2));
  expect(outdated(versions, now)).toEqual(Array.from({ length: 10 }, (_, i) => `${60 + i}`));
});
