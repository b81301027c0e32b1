/** @file A command for tests in the browser: what ONNX Runtime gives on Node. */
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../packages/runtime-node/package.json', import.meta.url));

/**
 * Runs models one after the other, each fed with what it takes of the feeds and of all outputs before it. Tensors are
 * `{ type, dims, values }`, and models are in base64: all that goes between page and Node is JSON.
 */
export async function onNode(_, { models, feeds, wanted }) {
  const { InferenceSession, Tensor } = require('onnxruntime-node');
  const known = Object.fromEntries(
    Object.entries(feeds).map(([name, { type, dims, values }]) => {
      const data = type === 'int64' ? BigInt64Array.from(values, BigInt) : Float32Array.from(values);
      return [name, new Tensor(type, data, dims)];
    }),
  );
  for (const model of models) {
    const options = { logSeverityLevel: 4, intraOpNumThreads: 1 };
    const session = await InferenceSession.create(Buffer.from(model, 'base64'), options);
    const given = Object.fromEntries(session.inputNames.map((name) => [name, known[name]]));
    Object.assign(known, await session.run(given));
    await session.release();
  }
  return Object.fromEntries(wanted.map((name) => [name, Array.from(known[name].data)]));
}
