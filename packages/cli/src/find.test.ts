import { createRegistry, definePlugin } from '@tweedie/core';
import { expect, test } from 'vitest';
import { find, suggestion } from './find.ts';

const entry = (name: string) => ({ name, title: name, summary: name, card: name });
const { priors } = createRegistry([
  definePlugin({ name: 'p', version: '1.0.0', priors: [entry('photos-starter'), entry('faces')] }),
]);

test('a part is found by its short and by its long name', () => {
  expect(find(priors, 'faces').name).toBe('faces');
  expect(find(priors, 'p/faces').name).toBe('faces');
});

test('an unknown name gets a suggestion and the list', () => {
  expect(() => find(priors, 'face')).toThrow(
    expect.objectContaining({
      message: 'There is no prior "face"',
      remedy: 'Did you mean faces? There are: photos-starter, faces.',
    }) as Error,
  );
});

test('only a near name is suggested', () => {
  expect(suggestion('photos', ['photos-starter', 'faces'])).toBe('Did you mean photos-starter?');
  expect(suggestion('zebra', ['photos-starter', 'faces'])).toBeUndefined();
  expect(suggestion('zebra', [])).toBeUndefined();
});
