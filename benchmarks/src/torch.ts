import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Cost } from './cost.ts';

/** What a pass forward costs in PyTorch, and one with the gradient. */
export interface TorchCosts {
  readonly forward: Cost;
  readonly step: Cost;
}

const script = fileURLToPath(new URL('../../tools/fixtures/bench.py', import.meta.url));

/** A Python that times a network once whenever it is asked. */
export interface Torch {
  time(network: string): Promise<TorchCosts>;
  close(): void;
}

/** Starts a Python that has PyTorch. */
export function startTorch(python: string, threads: number): Torch {
  const child = spawn(python, [script, '--threads', String(threads)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async time(network) {
      child.stdin.write(`${network}\n`);
      const { value } = (await lines.next()) as IteratorResult<string, undefined>;
      if (value === undefined) throw new Error(`${python} has ended without an answer`);
      return JSON.parse(value) as TorchCosts;
    },
    close() {
      child.stdin.end();
    },
  };
}
