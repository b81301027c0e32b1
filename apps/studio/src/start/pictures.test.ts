/** @file The pictures of the gallery are made by tools/gallery/makeGallery.js. */
import { readdirSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import measured from './measured.json';

const folder = new URL('./pictures/', import.meta.url);
const documents = readdirSync(new URL('../../node_modules/@tweedie/workflow/templates/', import.meta.url));
const names = documents.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));
const pictures = readdirSync(folder);

test('every template has its two pictures and its cost, and there are no others', () => {
  const wanted = names.flatMap((name) => [`${name}-after.webp`, `${name}-before.webp`]);
  expect(pictures.sort()).toEqual(wanted.sort());
  expect(Object.keys(measured)).toEqual(names.sort());
});

test('all pictures together are small', () => {
  const bytes = pictures.map((name) => statSync(new URL(name, folder)).size);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(400_000);
});
