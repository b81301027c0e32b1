import { expect, test } from 'vitest';
import faces from '../models/faces-starter/card.json';
import photos from '../models/photos-starter/card.json';
import { parseCard } from './card.ts';

test('the cards of the embedded priors are cards', () => {
  expect(parseCard(photos)).toEqual(photos);
  expect(parseCard(faces)).toEqual(faces);
});

test('a card from the future keeps what is known', () => {
  expect(parseCard({ ...photos, colour: 'blue' })).toEqual(photos);
});

test.each([
  ['title', { ...photos, title: undefined }],
  ['name', { ...photos, name: 'My Prior' }],
  ['file', { ...photos, file: '../elsewhere/model.onnx' }],
  ['sha256', { ...photos, sha256: 'f0959b2f' }],
  ['bytes', { ...photos, bytes: 1.5 }],
  ['parametrisation', { ...photos, parametrisation: 'score' }],
  ['inputs', { ...photos, inputs: { x: 'x' } }],
  ['shape channels', { ...photos, shape: { ...photos.shape, channels: 0 } }],
  ['half a fixed size', { ...photos, shape: { ...photos.shape, width: 64 } }],
  ['a size beside its multiple', { ...faces, shape: { ...faces.shape, height: 60 } }],
  ['sigma order', { ...photos, sigma: { min: 80, max: 0.002 } }],
  ['sigma min', { ...photos, sigma: { min: 0, max: 80 } }],
  ['range', { ...photos, range: [0, 1] }],
  ['no object', 'a card'],
])('a card with a bad field names it: %s', (_, json) => {
  expect(() => parseCard(json)).toThrowErrorMatchingSnapshot();
});
