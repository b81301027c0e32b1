import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inspect } from './inspect.ts';

const fixture = (name: string): Uint8Array =>
  Uint8Array.from(readFileSync(new URL(`../fixtures/${name}.onnx`, import.meta.url)));

test('tells what goes in and what comes out', () => {
  expect(inspect(fixture('adm'))).toEqual({
    opset: 20,
    inputs: [
      { name: 'x', type: 'float32', dims: [2, 3, 16, 16] },
      { name: 'timesteps', type: 'int64', dims: [2] },
    ],
    outputs: [{ name: 'out', type: 'float32', dims: [2, 6, 16, 16] }],
    files: [],
  });
});

test('infers what the file leaves open', () => {
  const { inputs, outputs } = inspect(fixture('drunet'));
  expect(inputs[0]!.dims).toEqual(['N', 4, 'H', 'W']);
  expect(outputs[0]!.dims![1]).toBe(3);
});

test('what is no model is refused', () => {
  expect(() => inspect(Uint8Array.of(1, 2, 3))).toThrow(expect.objectContaining({ code: 'bad-model' }));
});
