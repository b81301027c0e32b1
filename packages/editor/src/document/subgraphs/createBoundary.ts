import type { End, Subgraph } from '@tweedie/workflow';

type Inputs = NonNullable<Subgraph['inputs']>;
type Outputs = NonNullable<Subgraph['outputs']>;

/** The ports of a subgraph while it is made. */
export interface Boundary {
  /** The input through which a value comes to an end inside; values of one `source` share one. */
  input(source: string, to: End, title: string): string;
  /** The output through which the value of an end inside goes out. */
  output(from: End, title: string): string;
  /** The promoted parameter for one inside. */
  param(to: End, title: string): string;
  readonly inputs: Inputs;
  readonly outputs: Outputs;
  readonly params: Inputs;
}

/** Begins a subgraph without ports. Each port is named after the first end that it leads to. */
export function createBoundary(): Boundary {
  const inputs: Record<string, Inputs[string]> = {};
  const outputs: Record<string, Outputs[string]> = {};
  const params: Record<string, Inputs[string]> = {};
  const bySource = new Map<string, string>();
  const byEnd = new Map<string, string>();
  return { input, output, param, inputs, outputs, params };

  function input(source: string, to: End, title: string): string {
    const known = bySource.get(source);
    if (known === undefined) {
      const name = freeName(to, [inputs, params]);
      bySource.set(source, name);
      inputs[name] = { title, to: [to] };
      return name;
    }
    inputs[known] = { ...inputs[known], to: [...inputs[known]!.to, to] };
    return known;
  }

  function output(from: End, title: string): string {
    const key = `out ${from.join('.')}`;
    const name = byEnd.get(key) ?? freeName(from, [outputs]);
    byEnd.set(key, name);
    outputs[name] ??= { title, from };
    return name;
  }

  function param(to: End, title: string): string {
    const key = `param ${to.join('.')}`;
    const name = byEnd.get(key) ?? freeName(to, [inputs, params]);
    byEnd.set(key, name);
    params[name] ??= { title, to: [to] };
    return name;
  }
}

/** The name of the port itself, else with its node before it: `sigma`, `blur-sigma`, `blur-sigma-2`. */
export function freeName([node, port]: End, taken: readonly object[]): string {
  const isTaken = (name: string): boolean => taken.some((ports) => Object.hasOwn(ports, name));
  const names = [port, `${node}-${port}`].map((name) => name.slice(0, 60));
  const free = names.find((name) => !isTaken(name));
  for (let i = 2; free === undefined; i++) {
    const name = `${names[1]}-${i}`;
    if (!isTaken(name)) return name;
  }
  return free;
}
