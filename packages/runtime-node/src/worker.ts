/** @file The worker that owns one network's session, because ONNX Runtime's run blocks the thread that calls it. */
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { parentPort } from 'node:worker_threads';
import type { NetworkInput, Tensor } from '@tweedie/core';
import type { Answer, Kind, Protocol, Request } from './network/protocol.ts';

type Handler<K extends Kind> = (
  request: Protocol[K]['request'],
) => Promise<readonly [answer: Protocol[K]['answer'], handOver?: ArrayBuffer[]]>;

const handlers: { readonly [K in Kind]: Handler<K> } = { load, run, release };

let session: InferenceSession | undefined;
/** What the outputs measured, for inputs of the same shapes. */
const measured = new Map<string, Readonly<Record<string, readonly number[]>>>();

async function load({ model, threads }: Protocol['load']['request']): ReturnType<Handler<'load'>> {
  const options: InferenceSession.SessionOptions = {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 4, // every failure is an answer: nothing goes to the terminal
    // Threads that spin after a run would slow down the next network, and the solver, by 2 to 2.5 times.
    extra: { session: { force_spinning_stop: '1' } },
  };
  session = await (typeof model === 'string'
    ? InferenceSession.create(model, options)
    : InferenceSession.create(model, options));
  return [{ inputs: session.inputNames, outputs: session.outputNames }];
}

async function run({ feeds }: Protocol['run']['request']): ReturnType<Handler<'run'>> {
  const entries = Object.entries(feeds);
  const fed = Object.fromEntries(entries.map(([name, input]) => [name, toOrt(input)]));
  const shapes = JSON.stringify(entries.map(([name, { shape }]) => [name, shape]));
  const results = await runSized(fed, shapes);
  const outputs = Object.fromEntries(
    Object.entries(results).map(([name, value]) => [name, fromOrt(name, value)]),
  );
  measured.set(shapes, Object.fromEntries(Object.entries(outputs).map(([name, { shape }]) => [name, shape])));
  return [{ outputs }, Object.values(outputs).map(({ data }) => data.buffer as ArrayBuffer)];
}

/** Lets the session write where the answer will be handed over from, once the size of the outputs is known. */
async function runSized(
  fed: Record<string, OrtTensor>,
  shapes: string,
): Promise<InferenceSession.ReturnType> {
  const sizes = measured.get(shapes);
  if (!sizes) return session!.run(fed);
  const fetches = Object.fromEntries(
    Object.entries(sizes).map(([name, shape]) => {
      const length = shape.reduce((product, side) => product * side, 1);
      return [name, new OrtTensor('float32', new Float32Array(length), shape)];
    }),
  );
  try {
    await session!.run(fed, fetches);
    return fetches;
  } catch {
    measured.delete(shapes); // a network whose output depends on the values fed, or a failure that will come again
    return session!.run(fed);
  }
}

async function release(): ReturnType<Handler<'release'>> {
  await session?.release();
  return [{}];
}

/** A copy: ONNX Runtime does not read shared memory. */
function toOrt({ shape, data }: NetworkInput): OrtTensor {
  if (data instanceof Float32Array) return new OrtTensor('float32', data.slice(), shape);
  if (data instanceof Int32Array) return new OrtTensor('int32', data.slice(), shape);
  return new OrtTensor('int64', data.slice(), shape);
}

function fromOrt(name: string, { type, data, dims }: OrtTensor): Tensor {
  if (data instanceof Float32Array) return { shape: dims, data };
  throw new Error(`the output ${name} must be float32, got ${type}`);
}

async function answer<K extends Kind>(kind: K, request: Protocol[K]['request']): Promise<void> {
  const say = (message: Answer<K>, handOver: ArrayBuffer[] = []): void =>
    parentPort!.postMessage(message, handOver);
  try {
    const [value, handOver] = await handlers[kind](request);
    say({ value }, handOver);
  } catch (error) {
    say({ failure: error instanceof Error ? error.message : String(error) });
  }
}

parentPort!.on('message', (request: Request) => void answer(request.kind, request));
