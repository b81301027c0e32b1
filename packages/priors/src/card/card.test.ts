import { expect, test } from 'vitest';
import faces from '../../models/faces-starter/card.json';
import photos from '../../models/photos-starter/card.json';
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
  ['parametrisation', { ...photos, parametrisation: 'noise' }],
  ['schedule', { ...photos, parametrisation: 'epsilon' }],
  ['schedule.betas.1', { ...photos, parametrisation: 'v', schedule: { kind: 'betas', betas: [0.1, 2] } }],
  ['sigma.data', { ...photos, parametrisation: 'edm-network', sigma: { min: 0.002, max: 80 } }],
  ['time', { ...photos, parametrisation: 'flow' }],
  ['inputs.x', { ...photos, inputs: { sigma: 'sigma' } }],
  ['noise.shape', { ...photos, noise: { type: 'int64', shape: 'matrix' } }],
  [
    'labels.label',
    { ...photos, labels: { input: 'y', encoding: 'index', type: 'int64', count: 3, label: 3 } },
  ],
  ['shape.channels', { ...photos, shape: { ...photos.shape, channels: 0 } }],
  ['shape.width', { ...photos, shape: { ...photos.shape, width: 64 } }],
  ['shape.height', { ...faces, shape: { ...faces.shape, height: 60 } }],
  ['sigma.max', { ...photos, sigma: { min: 80, max: 0.002 } }],
  ['sigma.min', { ...photos, sigma: { min: 0, max: 80 } }],
  ['range.1', { ...photos, range: [1, 0] }],
])('a card with a bad field names it: %s', (field, json) => {
  const parse = () => parseCard(json, 'photos/card.json');
  expect(parse).toThrow(expect.objectContaining({ code: 'bad-model' }));
  expect(parse).toThrow(new RegExp(`^photos/card.json: ${field}\\W`));
});

test('a field says what it must be', () => {
  const card = { ...faces, shape: { ...faces.shape, height: 60 } };
  expect(() => parseCard(card)).toThrow(/^card: shape.height:? must be a multiple of 64, got 60$/);
});

test('what is no object is no card', () => {
  expect(() => parseCard('a card')).toThrow(expect.objectContaining({ code: 'bad-model' }));
});
