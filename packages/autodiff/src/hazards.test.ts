import { expect, test } from 'vitest';
import { int, ints as list } from './build/attributes.ts';
import { decodeModel } from './codec/decodeModel.ts';
import { modelOf, type Step } from './fixtures/runModel.ts';
import { random } from './fixtures/testDerivatives.ts';
import { hazardsOf } from './hazards.ts';
import { ints, numbersOf } from './ir/constant.ts';
import type { Constant } from './ir/graph.ts';
import { split } from './split.ts';

function hazards(step: Step, constants: Readonly<Record<string, Constant>>): readonly string[] {
  const model = modelOf({ inputs: { x: ['N', 6, 8, 8] }, steps: [step], constants });
  return hazardsOf(model).map(({ op, onlyChannelsLast }) => `${op} ${onlyChannelsLast}`);
}

const grouped = { group: int(3) };
const slice = (start: number, step: number): readonly string[] => {
  const constants = { start: ints([start]), end: ints([-100]), axis: ints([2]), step: ints([step]) };
  return hazards(['Slice', ['x', 'start', 'end', 'axis', 'step']], constants);
};

test('nodes that WebGPU gets wrong are told from those like them that it gets right', () => {
  expect(hazards(['Conv', ['x', 'w']], { w: random(8, 6, 3, 3) })).toEqual(['Conv true']);
  expect(hazards(['Conv', ['x', 'w']], { w: random(6, 6, 3, 3) })).toEqual([]);
  expect(hazards(['Conv', ['x', 'w'], grouped], { w: random(12, 2, 3, 3) })).toEqual([]);
  expect(hazards(['ConvTranspose', ['x', 'w'], grouped], { w: random(6, 1, 2, 2) })).toEqual([
    'ConvTranspose false',
  ]);
  expect(hazards(['ConvTranspose', ['x', 'w'], grouped], { w: random(6, 2, 2, 2) })).toEqual([]);
  expect(slice(5, -2)).toEqual(['Slice false']);
  expect(slice(-1, -1)).toEqual([]);
  expect(slice(3, 1)).toEqual([]);
});

test('a convolution to six channels is pulled back over eight, of which two are empty', () => {
  const model = modelOf({
    inputs: { x: ['N', 4, 8, 8] },
    steps: [['Conv', ['x', 'w'], { pads: list([1, 1, 1, 1]) }]],
    constants: { w: random(6, 4, 3, 3) },
  });
  const { nodes, constants } = decodeModel(split(model, { of: 'y', wrt: 'x' }).pullback).graph;
  const padded = nodes
    .filter(({ op }) => op === 'Pad')
    .map(({ inputs }) => numbersOf(constants.get(inputs[1]!)!));
  const twoMore = [0, 0, 0, 0, 0, 2, 0, 0];
  expect(padded).toEqual([twoMore, twoMore]);
});
