import { encodeModel } from '@tweedie/autodiff';
import { expect, test, vi } from 'vitest';
import { readModel } from './readModel.ts';

/** A model whose weights are in a file. */
function modelWith(location: string): Uint8Array {
  return encodeModel({
    irVersion: 8,
    opsets: { '': 18 },
    graph: {
      name: 'outside',
      inputs: [{ name: 'x', type: 'float32', dims: [1, 2] }],
      outputs: [{ name: 'y', type: 'float32' }],
      values: [],
      constants: new Map([
        ['W', { type: 'float32', dims: [1, 2], bytes: new Uint8Array(), external: { location } }],
      ]),
      nodes: [{ op: 'Mul', domain: '', name: '', inputs: ['x', 'W'], outputs: ['y'], attributes: {} }],
    },
  });
}

function serve(files: Readonly<Record<string, Uint8Array>>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    const found = files[address];
    return Promise.resolve(found ? new Response(Uint8Array.from(found)) : new Response('', { status: 404 }));
  });
  return asked;
}

test('weights in another file come from beside the model', async () => {
  const [model, weights] = [modelWith('weights.data'), Uint8Array.of(1, 2, 3)];
  serve({ 'https://a.example/m/model.onnx?v=2': model, 'https://a.example/m/weights.data': weights });
  expect(await readModel('https://a.example/m/model.onnx?v=2')).toEqual({
    ...{ bytes: model, files: { 'weights.data': weights } },
  });
});

test.each(['../weights.data', '/weights.data', 'https://b.example/weights.data', '//b.example/w'])(
  'weights that would come from elsewhere are not asked for: %s',
  async (location) => {
    const address = 'https://a.example/m/model.onnx';
    const asked = serve({ [address]: modelWith(location) });
    await expect(readModel(address)).rejects.toMatchObject({ code: 'bad-model' });
    expect(asked).toEqual([address]);
  },
);

test('weights that are not there are named', async () => {
  serve({ 'https://a.example/model.onnx': modelWith('weights.data') });
  await expect(readModel('https://a.example/model.onnx')).rejects.toThrow(
    'There is no model at https://a.example/weights.data: the server answered 404',
  );
});
