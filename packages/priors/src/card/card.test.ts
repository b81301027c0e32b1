import { expect, test } from 'vitest';
import faces from '../../models/faces/card.json';
import photos from '../../models/photos/card.json';
import { parseCard } from './card.ts';
import { bytesOfCard, filesOf, shapeOfCard } from './facts.ts';

test('the cards of the embedded priors are cards', () => {
  expect(parseCard(photos)).toEqual(photos);
  expect(parseCard(faces)).toEqual(faces);
});

const coder = { sha256: photos.sha256, bytes: 9, input: 'a', output: 'b', multiple: 4 };
const autoencoder = {
  channels: 3,
  factor: 4,
  encoder: { ...coder, file: 'encoder.onnx' },
  decoder: {
    ...coder,
    file: 'decoder.onnx',
    multiple: 1,
    weights: [{ file: 'd', sha256: coder.sha256, bytes: 5 }],
  },
};

test('a card of latents knows the pictures that are restored, and all of its files', () => {
  const card = parseCard({ ...photos, shape: { ...photos.shape, channels: 4 }, autoencoder });
  expect(shapeOfCard(card)).toEqual({ channels: 3, height: null, width: null, multiple: 4 });
  expect(filesOf(card).map(({ file }) => file)).toEqual(['model.onnx', 'encoder.onnx', 'decoder.onnx', 'd']);
  expect(bytesOfCard(card)).toBe(photos.bytes + 9 + 9 + 5);
  const fixed = parseCard({
    ...faces,
    autoencoder: { ...autoencoder, decoder: { ...autoencoder.decoder, multiple: 8 } },
  });
  expect(shapeOfCard(fixed)).toEqual({ channels: 3, height: 256, width: 256, multiple: 32 });
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
  ['autoencoder.factor', { ...photos, autoencoder: { ...autoencoder, factor: 0 } }],
  ['autoencoder.decoder.file', { ...photos, autoencoder: { ...autoencoder, decoder: autoencoder.encoder } }],
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
