import { int, string, ints as list } from '../build/attributes.ts';
import { alone, beside, random, wide, testDerivatives } from '../fixtures/testDerivatives.ts';
import { convolutions } from './convolutions.ts';

testDerivatives(convolutions, {
  Conv: beside(
    'Conv',
    { w: random(4, 3, 3, 3), c: random(4) },
    { x: [2, 3, 5, 6], attributes: { pads: list([1, 1, 1, 1]) }, linear: true },
  ),
  'Conv of one axis': beside('Conv', { w: random(4, 3, 3) }, { x: [2, 3, 7], linear: true }),
  'Conv of three axes': beside('Conv', { w: random(2, 3, 3, 1, 2) }, { x: [1, 3, 4, 3, 4], linear: true }),
  'Conv to six channels': beside(
    'Conv',
    { w: random(6, 4, 3, 3) },
    { x: [2, 4, 5, 6], attributes: { pads: list([1, 1, 1, 1]) }, linear: true },
  ),
  'ConvTranspose to nine channels': beside(
    'ConvTranspose',
    { w: random(4, 9, 2, 2) },
    { x: [2, 4, 3, 5], linear: true },
  ),
  'Conv in steps': beside(
    'Conv',
    { w: random(4, 3, 3, 3) },
    { x: [2, 3, 8, 7], attributes: { strides: list([2, 3]), pads: list([1, 0, 1, 2]) }, linear: true },
  ),
  'Conv spread out, in groups': beside(
    'Conv',
    { w: random(4, 1, 3, 3) },
    {
      x: [1, 2, 7, 8],
      attributes: { group: int(2), dilations: list([2, 1]), pads: list([2, 1, 2, 1]) },
      linear: true,
    },
  ),
  'Conv of each channel': beside(
    'Conv',
    { w: random(3, 1, 4, 4) },
    {
      x: [1, 3, 8, 8],
      attributes: { group: int(3), strides: list([2, 2]), pads: list([1, 1, 1, 1]) },
      linear: true,
    },
  ),
  'Conv with more padding than its kernel': beside(
    'Conv',
    { w: random(2, 3, 2, 2) },
    { x: [1, 3, 4, 4], attributes: { pads: list([3, 1, 0, 2]) }, linear: true },
  ),
  'Conv, SAME_UPPER': beside(
    'Conv',
    { w: random(2, 3, 3, 2) },
    {
      x: [1, 3, 5, 6],
      attributes: { auto_pad: string('SAME_UPPER'), strides: list([2, 2]) },
      linear: true,
      openFails: 'a padding that is not known before a run',
    },
  ),
  'Conv, SAME_LOWER': beside(
    'Conv',
    { w: random(2, 3, 2, 2) },
    {
      x: [1, 3, 5, 6],
      attributes: { auto_pad: string('SAME_LOWER') },
      linear: true,
      openFails: 'a padding that is not known before a run',
    },
  ),
  'Conv by a bias of x': {
    x: [4],
    steps: [['Conv', ['c', 'w', 'x']]],
    constants: { c: random(1, 2, 3, 3), w: random(4, 2, 1, 1) },
    linear: true,
  },
  ConvTranspose: beside(
    'ConvTranspose',
    { w: random(3, 2, 3, 3), c: random(2) },
    {
      x: [2, 3, 4, 5],
      attributes: { strides: list([2, 2]), pads: list([1, 1, 1, 1]), output_padding: list([1, 0]) },
      linear: true,
    },
  ),
  'ConvTranspose in groups': beside(
    'ConvTranspose',
    { w: random(4, 2, 2, 3) },
    { x: [1, 4, 3, 4], attributes: { group: int(2), dilations: list([1, 2]) }, linear: true },
  ),
  AveragePool: alone(
    'AveragePool',
    { kernel_shape: list([2, 3]), strides: list([2, 1]) },
    { x: [2, 3, 5, 6], linear: true },
  ),
  'AveragePool, padded': alone(
    'AveragePool',
    { kernel_shape: list([3, 3]), strides: list([2, 2]), pads: list([1, 1, 1, 1]) },
    { x: [2, 3, 5, 6], linear: true },
  ),
  'AveragePool that counts its padding': alone(
    'AveragePool',
    { kernel_shape: list([3, 3]), pads: list([1, 1, 1, 1]), count_include_pad: int(1) },
    { x: [2, 3, 5, 6], linear: true },
  ),
  MaxPool: alone(
    'MaxPool',
    { kernel_shape: list([2, 2]), strides: list([2, 2]) },
    { x: [2, 3, 5, 6], range: wide },
  ),
  'MaxPool, overlapping and padded': alone(
    'MaxPool',
    { kernel_shape: list([3, 3]), strides: list([2, 2]), pads: list([1, 1, 1, 1]) },
    { x: [1, 3, 6, 5], range: wide },
  ),
});
