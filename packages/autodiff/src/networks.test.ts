import { InferenceSession, Tensor } from 'onnxruntime-node';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gate } from './gate.ts';
import { split } from './split.ts';

/** Networks of known architectures with random weights, and their derivatives by PyTorch in float64. */
const folder = new URL('../fixtures/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.onnx'))
  .map((file) => file.replace('.onnx', ''));

interface Facts {
  readonly exporter: string;
  readonly opset: number;
  readonly inputs: readonly [string, ...string[]];
  readonly tensors: readonly {
    readonly name: string;
    readonly type: 'float32' | 'int64';
    readonly dims: number[];
  }[];
}

interface Fixture extends Facts {
  readonly model: Uint8Array;
  readonly golden: Readonly<Record<string, Tensor>>;
}

function read(name: string): Fixture {
  const at = (extension: string): Buffer => readFileSync(new URL(`${name}.${extension}`, folder));
  const facts = JSON.parse(at('json').toString()) as Facts;
  const bytes = Uint8Array.from(at('bin')).buffer;
  let offset = 0;
  const golden = facts.tensors.map(({ name, type, dims }): [string, Tensor] => {
    const count = dims.reduce((product, side) => product * side, 1);
    const View = type === 'int64' ? BigInt64Array : Float32Array;
    const data = new View(bytes.slice(offset, (offset += count * View.BYTES_PER_ELEMENT)));
    return [name, new Tensor(type, data, dims)];
  });
  return { ...facts, model: Uint8Array.from(at('onnx')), golden: Object.fromEntries(golden) };
}

function floatsOf(tensor: Tensor | undefined): Float32Array {
  return tensor!.data as Float32Array;
}

/** ‖a − b‖/‖b‖. */
function difference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return Math.hypot(...a.map((value, i) => value - b[i]!)) / Math.hypot(...b);
}

function pick(from: Readonly<Record<string, Tensor>>, names: readonly string[]): Record<string, Tensor> {
  return Object.fromEntries(names.map((name) => [name, from[name]!]));
}

const options: InferenceSession.SessionOptions = { logSeverityLevel: 4, intraOpNumThreads: 1 };

describe.each(names)('%s', (name) => {
  const { model, inputs, golden, opset } = read(name);

  test('its pullback is the gradient by PyTorch', async () => {
    const halves = split(model, { of: 'out', wrt: inputs[0] });
    const forward = await InferenceSession.create(halves.forward, options);
    const outputs = await forward.run(pick(golden, forward.inputNames));
    expect(difference(floatsOf(outputs['out']), floatsOf(golden['out']))).toBeLessThan(1e-5);
    const pullback = await InferenceSession.create(halves.pullback, options);
    const { [halves.gradient]: gradient } = await pullback.run({
      [halves.cotangent]: golden['v']!,
      ...pick(outputs, halves.saved),
      ...pick(golden, halves.feeds),
    });
    expect(difference(floatsOf(gradient), floatsOf(golden['gradient']))).toBeLessThan(1e-5);
  });

  if (opset < 17) {
    test('is too old to be given a branch', () => {
      expect(() => gate(model, { of: 'out', wrt: inputs[0] })).toThrow('needs opset 17 to 24');
    });
    return;
  }
  test('one model with a branch gives output and gradient, or the output alone', async () => {
    const gated = gate(model, { of: 'out', wrt: inputs[0] });
    const session = await InferenceSession.create(gated.model, options);
    const given = pick(
      golden,
      session.inputNames.filter((input) => input in golden),
    );
    const run = async (wanted: boolean, v: Tensor): ReturnType<typeof session.run> =>
      session.run({ ...given, [gated.cotangent]: v, [gated.wanted]: new Tensor('bool', [wanted], []) });

    const { out, [gated.gradient]: gradient } = await run(true, golden['v']!);
    expect(difference(floatsOf(out), floatsOf(golden['out']))).toBeLessThan(1e-5);
    expect(difference(floatsOf(gradient), floatsOf(golden['gradient']))).toBeLessThan(1e-5);

    // No branch but the empty one could take a cotangent of this shape.
    const nothing = new Tensor('float32', [], gated.none);
    const alone = await run(false, nothing);
    expect(floatsOf(alone['out'])).toEqual(floatsOf(out));
    expect(alone[gated.gradient]!.size).toBe(0);
    await expect(run(true, nothing)).rejects.toThrow();
  });
});
