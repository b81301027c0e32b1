import { concatenate, isFinite, type Random, sameShape, sample, type Tensor } from '@tweedie/core';
import { check, type Check } from '../report.ts';
import { type Method, methodsOf } from './methods.ts';
import type { Subject } from './subject.ts';

/** Shapes, finite values, inputs left alone, the same answer twice, and a batch that is exactly its samples. */
export async function checkMethods({ operator, batch, random }: Subject): Promise<Check[]> {
  const faults: Record<Fault, string[]> = {
    shapes: [],
    finite: [],
    'inputs kept': [],
    repeatable: [],
    batch: [],
  };
  for (const method of methodsOf(operator)) {
    for (const [fault, sentence] of await faultsOf(method, batch, random)) faults[fault].push(sentence);
  }
  return Object.entries(faults).map(([name, found]) =>
    check(name, { error: found.length, tolerance: 0, message: found.join('; ') || rules[name as Fault] }),
  );
}

type Fault = keyof typeof rules;

const rules = {
  shapes: 'every result has its shape',
  finite: 'finite inputs give finite results',
  'inputs kept': 'no input is changed',
  repeatable: 'the same input gives the same result, which a later call leaves alone',
  batch: 'a batch gives exactly the results of its samples',
};

async function faultsOf(method: Method, batch: number, random: Random): Promise<[Fault, string][]> {
  const { name } = method;
  const inputs = method.inputs.map((shape) => random.normal([batch, ...shape]));
  const copies = inputs.map(copy);
  const result = await method.call(...inputs);

  const expected = [batch, ...method.output];
  if (!sameShape(result.shape, expected)) {
    return [
      ['shapes', `${name} of a batch of ${batch} should have the shape [${expected}], got [${result.shape}]`],
    ];
  }
  const faults: [Fault, string][] = [];
  if (!isFinite(result)) faults.push(['finite', `${name} gives NaN or infinite values`]);
  if (!inputs.every((input, i) => same(input, copies[i]!))) {
    faults.push(['inputs kept', `${name} writes into its input`]);
  }
  const kept = copy(result);
  await method.call(...inputs.map(({ shape }) => random.normal(shape)));
  if (!same(result, kept)) {
    faults.push(['repeatable', `a later call of ${name} overwrites an earlier result`]);
  } else if (!same(await method.call(...copies.map(copy)), kept)) {
    faults.push(['repeatable', `${name} of the same input gives another result`]);
  }

  const singles: Tensor[] = [];
  for (let n = 0; n < batch; n++)
    singles.push(await method.call(...copies.map((input) => copy(sample(input, n)))));
  const joined = concatenate(singles);
  if (sameShape(joined.shape, kept.shape) && same(joined, kept)) return faults;
  return [
    ...faults,
    [
      'batch',
      `${name} of a batch of ${batch} differs ${difference(joined, kept)} from its samples one by one`,
    ],
  ];
}

function copy({ shape, data }: Tensor): Tensor {
  return { shape, data: data.slice() };
}

function same(a: Tensor, b: Tensor): boolean {
  return a.data.every((value, i) => Object.is(value, b.data[i]));
}

function difference(a: Tensor, b: Tensor): string {
  if (!sameShape(a.shape, b.shape)) return 'in shape';
  let largest = 0;
  for (const [i, value] of a.data.entries()) largest = Math.max(largest, Math.abs(value - b.data[i]!));
  return `by up to ${largest.toPrecision(2)}`;
}
