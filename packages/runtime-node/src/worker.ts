/** @file The worker that owns one network's sessions, because ONNX Runtime's run blocks the thread that calls it. */
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Tensor, TweedieError } from '@tweedie/core';
import { parentPort } from 'node:worker_threads';
import { behindGate } from './network/behindGate.ts';
import type { DerivativeForm, Differentiable } from './network/differentiable.ts';
import { inHalves } from './network/inHalves.ts';
import type { Answer, Kind, Protocol, Request } from './network/protocol.ts';
import { allToOrt, fromOrt, shapesOf } from './network/tensors.ts';

type Handler<K extends Kind> = (
  request: Protocol[K]['request'],
) => Promise<readonly [answer: Protocol[K]['answer'], handOver?: ArrayBuffer[]]>;

const handlers: { readonly [K in Kind]: Handler<K> } = { load, run, linearise, pullBack, release };

let source: string | Uint8Array;
let options: InferenceSession.SessionOptions;
let form: DerivativeForm;
let session: InferenceSession | undefined;
let derivative: { readonly pair: string; readonly of: Differentiable } | undefined;
/** Threads that spin after a run would slow down the next network, and the solver, by 2 to 2.5 times. */
const sessionEntries = { force_spinning_stop: '1' };
/** What the outputs measured, for inputs of the same shapes. */
const measured = new Map<string, Readonly<Record<string, readonly number[]>>>();

async function load({
  model,
  threads,
  derivative: kind,
}: Protocol['load']['request']): ReturnType<Handler<'load'>> {
  source = model;
  form = kind;
  options = {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 4, // every failure is an answer: nothing goes to the terminal
    extra: { session: sessionEntries },
  };
  session = await (typeof model === 'string'
    ? InferenceSession.create(model, options)
    : InferenceSession.create(model, options));
  return [{ inputs: session.inputNames, outputs: session.outputNames }];
}

async function run({ feeds }: Protocol['run']['request']): ReturnType<Handler<'run'>> {
  const shapes = shapesOf(feeds);
  const results = await runSized(allToOrt(feeds), shapes);
  const outputs = Object.fromEntries(
    Object.entries(results).map(([name, value]) => [name, fromOrt(name, value)]),
  );
  measured.set(shapes, Object.fromEntries(Object.entries(outputs).map(([name, { shape }]) => [name, shape])));
  return [{ outputs }, Object.values(outputs).map(memoryOf)];
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

/** Splits the network when a derivative is first asked for, and again for another pair. */
async function linearise({
  feeds,
  pair,
}: Protocol['linearise']['request']): ReturnType<Handler<'linearise'>> {
  const name = JSON.stringify(pair);
  if (derivative?.pair !== name) {
    await derivative?.of.release();
    derivative = undefined;
    const bytes = typeof source === 'string' ? await readFile(source) : source;
    derivative = { pair: name, of: await forms[form](bytes, pair, openBeside) };
  }
  const answer = await derivative.of.linearise(feeds);
  return [answer, [memoryOf(answer.output)]];
}

const forms = { split: inHalves, gated: behindGate };

/** Opens a model that was made of the network's: it finds the weights that lie beside the network's file. */
function openBeside(model: Uint8Array): Promise<InferenceSession> {
  if (typeof source !== 'string') return InferenceSession.create(model, options);
  const session = { ...sessionEntries, model_external_initializers_file_folder_path: dirname(source) };
  return InferenceSession.create(model, { ...options, extra: { session } });
}

async function pullBack({ v, point }: Protocol['pullBack']['request']): ReturnType<Handler<'pullBack'>> {
  const gradient = await derivative?.of.pullBack(v, point);
  return gradient ? [{ gradient }, [memoryOf(gradient)]] : [{}];
}

function memoryOf({ data }: Tensor): ArrayBuffer {
  return data.buffer as ArrayBuffer;
}

async function release(): ReturnType<Handler<'release'>> {
  await derivative?.of.release();
  await session?.release();
  return [{}];
}

async function answer<K extends Kind>(kind: K, request: Protocol[K]['request']): Promise<void> {
  const say = (message: Answer<K>, handOver: ArrayBuffer[] = []): void =>
    parentPort!.postMessage(message, handOver);
  try {
    const [value, handOver] = await handlers[kind](request);
    say({ value }, handOver);
  } catch (error) {
    const remedy = error instanceof TweedieError ? error.remedy : undefined;
    const failure = error instanceof Error ? error.message : String(error);
    say({ failure, ...(remedy !== undefined && { remedy }) });
  }
}

parentPort!.on('message', (request: Request) => void answer(request.kind, request));
