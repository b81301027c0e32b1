/**
 * @file What the derivative of a network costs: the parts, a step of DPS through the runtime, and PyTorch beside them.
 * Arguments: the threads, and a Python that has PyTorch. The larger network is there once tools/fixtures wrote it.
 */
import { type DerivativePair, type Feeds, createRandom, sub } from '@tweedie/core';
import { split } from '@tweedie/autodiff';
import { createNodeRuntime } from '@tweedie/runtime-node';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { type Cost, costOf, medianCost } from './cost.ts';
import { startTorch } from './torch.ts';

const rounds = 15;
const threads = Number(process.argv[2] ?? 2);
const torch = process.argv[3] === undefined ? undefined : startTorch(process.argv[3], threads);

interface Subject {
  readonly name: string;
  readonly path: string;
  readonly feeds: Feeds;
  readonly pair: DerivativePair;
}

const random = createRandom(0);
const subjects: readonly Subject[] = [
  {
    name: 'photos',
    path: createRequire(import.meta.url).resolve('@tweedie/priors/models/photos/model.onnx'),
    feeds: { x: random.normal([1, 3, 256, 256]), sigma: { shape: [1], data: Float32Array.of(0.5) } },
    pair: { of: 'denoised', wrt: 'x' },
  },
  {
    name: 'ddpm-cifar',
    path: fileURLToPath(new URL('../../tools/fixtures/output/ddpm-cifar.onnx', import.meta.url)),
    feeds: { sample: random.normal([1, 3, 32, 32]), timestep: { shape: [1], data: BigInt64Array.of(300n) } },
    pair: { of: 'out', wrt: 'sample' },
  },
];

for (const subject of subjects) {
  if (existsSync(subject.path)) await report(subject);
  else console.log(`\n${subject.name}: not there; python tools/fixtures/export.py --large writes it`);
}
torch?.close();

async function report({ name, path, feeds, pair }: Subject): Promise<void> {
  const model = readFileSync(path);
  const start = performance.now();
  const halves = split(model, pair);
  const splitting = performance.now() - start;

  const [plain, forward, pullback] = [
    await open(model),
    await open(halves.forward),
    await open(halves.pullback),
  ];
  const network = await createNodeRuntime({ threads }).load(path);
  const given = Object.fromEntries(
    Object.entries(feeds).map(([key, { data, shape }]) => [key, toOrt(data, shape)]),
  );
  const wanted = [pair.of, ...halves.saved];
  const outputs = await forward.run(given, wanted);
  const saved = pick(outputs, halves.saved);
  const v = random.normal(outputs[pair.of]!.dims);
  const back = { ...saved, ...pick(given, halves.feeds), [halves.cotangent]: toOrt(v.data, v.shape) };

  /** The network's part of a step: what is pulled back depends on what came out. */
  async function step(): Promise<void> {
    const [denoised, pullBack] = await network.vjp!(feeds, pair);
    await pullBack(sub(denoised, v));
  }
  const works = {
    forward: () => plain.run(given),
    'forward that saves': () => forward.run(given, { [pair.of]: null, ...saved }),
    pullback: () => pullback.run(back),
    'DPS step': step,
  };
  const costs: Record<string, Cost[]> = {};
  const note = (key: string, cost: Cost): unknown => (costs[key] ??= []).push(cost);
  for (const work of Object.values(works)) await work();
  if (torch) await torch.time(name);
  for (let round = 0; round < rounds; round++) {
    for (const [key, work] of Object.entries(works)) note(key, await costOf(work));
    if (!torch) continue;
    const theirs = await torch.time(name);
    note('PyTorch, forward', theirs.forward);
    note('PyTorch, step', theirs.step);
  }
  await network.dispose();
  for (const session of [plain, forward, pullback]) await session.release();
  const bytes = Object.values(saved).reduce(
    (sum, { size, type }) => sum + size * (type === 'int64' ? 8 : 4),
    0,
  );
  print(name, { splitting, bytes, costs });
}

function print(
  name: string,
  { splitting, bytes, costs }: { splitting: number; bytes: number; costs: Readonly<Record<string, Cost[]>> },
): void {
  console.log(`\n${name}, ${threads} threads: medians of ${rounds} rounds, in ms`);
  console.log(
    `  ${'split'.padEnd(36)} ${splitting.toFixed(0)}  (saves ${(bytes / 1e6).toFixed(1)} MB a step)`,
  );
  const of = Object.fromEntries(Object.entries(costs).map(([key, all]) => [key, medianCost(all)]));
  console.log(`  ${''.padEnd(36)} ${'by the clock'.padStart(14)} ${'of processor'.padStart(14)}`);
  const line = (label: string, f: (kind: keyof Cost) => number, digits: number): void =>
    console.log(
      `  ${label.padEnd(36)} ${f('wall').toFixed(digits).padStart(14)} ${f('processor').toFixed(digits).padStart(14)}`,
    );
  for (const [key, cost] of Object.entries(of)) line(key, (kind) => cost[kind], 1);
  const ratio = (label: string, above: readonly string[], below: readonly string[]): void => {
    const sum = (keys: readonly string[], kind: keyof Cost): number =>
      keys.reduce((all, key) => all + of[key]![kind], 0);
    line(label, (kind) => sum(above, kind) / sum(below, kind), 2);
  };
  ratio('DPS step ÷ (saving + pullback)', ['DPS step'], ['forward that saves', 'pullback']);
  ratio('DPS step ÷ forward', ['DPS step'], ['forward']);
  if (!torch) return;
  ratio('PyTorch ÷ ours, forward', ['PyTorch, forward'], ['forward']);
  ratio('PyTorch ÷ ours, step', ['PyTorch, step'], ['DPS step']);
}

function open(model: Uint8Array): Promise<InferenceSession> {
  return InferenceSession.create(model, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 4,
    extra: { session: { force_spinning_stop: '1' } }, // as in the runtime
  });
}

function toOrt(data: Feeds[string]['data'], shape: readonly number[]): OrtTensor {
  return data instanceof BigInt64Array
    ? new OrtTensor('int64', data, shape)
    : new OrtTensor('float32', data as Float32Array, shape);
}

function pick<T>(from: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, from[name]!]));
}
