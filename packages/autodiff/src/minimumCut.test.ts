import { createRandom, type Random } from '@tweedie/core';
import { expect, test } from 'vitest';
import { beyondMinimumCut, type Pipes } from './minimumCut.ts';

const [source, sink] = [0, 1];

function randomPipes(random: Random): Pipes {
  const count = 2 + random.integer(6);
  const edges = Array.from({ length: random.integer(3 * count) }, () => {
    return [random.integer(count), random.integer(count), random.integer(6)] as const;
  });
  return { count, edges };
}

/** What flows out of the joints that are not `beyond`. */
function capacity({ edges }: Pipes, beyond: ReadonlySet<number>): number {
  return edges.reduce((sum, [from, to, size]) => (!beyond.has(from) && beyond.has(to) ? sum + size : sum), 0);
}

/** Every way to part the sink from the source. */
function allCuts({ count }: Pipes): ReadonlySet<number>[] {
  return Array.from({ length: 2 ** (count - 2) }, (_, bits) => {
    const others = Array.from({ length: count - 2 }, (_, i) => i + 2);
    return new Set([sink, ...others.filter((_, i) => (bits >> i) & 1)]);
  });
}

test('no way to part the sink from the source is of less capacity, and none as small leaves less beyond it', () => {
  const random = createRandom(1);
  let ties = 0;
  for (let trial = 0; trial < 500; trial++) {
    const pipes = randomPipes(random);
    const cuts = allCuts(pipes);
    const least = Math.min(...cuts.map((cut) => capacity(pipes, cut)));
    const smallest = cuts.filter((cut) => capacity(pipes, cut) === least);
    const beyond = beyondMinimumCut(pipes, source, sink);
    expect(beyond.has(source)).toBe(false);
    expect(capacity(pipes, beyond)).toBe(least);
    for (const cut of smallest) expect([...beyond].every((joint) => cut.has(joint))).toBe(true);
    if (smallest.length > 1) ties++;
  }
  expect(ties).toBeGreaterThan(50);
});

test('a pipe of capacity 2⁵⁰ is not cut where bytes can be', () => {
  const edges = [
    [0, 2, 2 ** 50],
    [2, 3, 1e9],
    [3, 1, 2 ** 50],
  ] as const;
  expect(beyondMinimumCut({ count: 4, edges }, source, sink)).toEqual(new Set([1, 3]));
});

test('a chain of a hundred thousand pipes is cut at its narrowest', () => {
  const count = 100_000;
  const order = [source, ...Array.from({ length: count - 2 }, (_, i) => i + 2), sink];
  const edges = order.slice(1).map((to, i) => [order[i]!, to, i === 70_000 ? 3 : 5] as const);
  expect(beyondMinimumCut({ count, edges }, source, sink).size).toBe(count - 70_001);
});
