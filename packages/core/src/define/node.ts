import type { z } from 'zod';
import type { AbortSignalLike } from '../abort.ts';
import type { Awaitable } from '../awaitable.ts';
import type { Host } from '../contracts/host.ts';
import type { PortFacts, PortKind, PortValues } from '../contracts/ports.ts';
import { TweedieError } from '../errors.ts';
import type { Tensor } from '../tensor/tensor.ts';
import type { Definition } from './operator.ts';

/** A place where a value goes into a node, or comes out. */
export interface Port<K extends PortKind = PortKind> {
  readonly kind: K;
  readonly title: string;
  readonly summary?: string;
  /** Of an input: the node runs without it too. */
  readonly optional?: boolean;
  /**
   * Of an output: it gives a list. Of an input: it takes a whole list at once. A node with a list at any other input
   * runs once for each item.
   */
  readonly list?: boolean;
}

export type Ports = Readonly<Record<string, Port>>;

type Optional<P extends Ports> = { [N in keyof P]: P[N] extends { optional: true } ? N : never }[keyof P];
type ValueAt<P extends Port> = P extends { list: true }
  ? readonly PortValues[P['kind']][]
  : PortValues[P['kind']];
type FactsAt<P extends Port> = PortFacts[P['kind']];

/** The values of ports. */
export type Values<P extends Ports> = { readonly [N in Exclude<keyof P, Optional<P>>]: ValueAt<P[N]> } & {
  readonly [N in Optional<P>]?: ValueAt<P[N]>;
};

/** What is known of the values of ports; of a list, what all its items share. */
export type FactsOf<P extends Ports> = { readonly [N in keyof P]?: FactsAt<P[N]> };

/** How a node speaks to the workflow while it works. */
export interface NodeContext {
  readonly host: Host;
  readonly signal?: AbortSignalLike;
  /** Network evaluations so far. */
  progress(done: number, total: number): void;
  /** The estimate so far `[N, C, H, W]`, of the value that comes out of a port in the end. */
  preview(port: string, estimate: Tensor): void;
  /** One value of a curve over the steps, such as a residual. */
  metric(name: string, step: number, value: number): void;
}

/** What the author of a node writes. */
export interface NodeSpec<P extends z.ZodObject, I extends Ports, O extends Ports> extends Definition<P> {
  /** A whole number from 1 on; raised when saved parameters or ports change their meaning. */
  readonly version: number;
  /** The group that it stands in, such as "Input". */
  readonly category: string;
  /** Words that people look for it by. */
  readonly aliases?: readonly string[];
  readonly inputs: I;
  readonly outputs: O;
  /** For each older version: its parameters, as those of the version after it. */
  readonly migrations?: Readonly<Record<number, (params: Json) => Json>>;
  /** What leaves the node where it is bypassed: the input that stands for each output. */
  readonly bypass?: { readonly [N in keyof O]?: keyof I & string };
  /** It is worth running though nothing hangs on it: it writes, or it shows. */
  readonly isResult?: boolean;
  /** Looks at what lies outside of the document, such as a file. `key` changes whenever it does. */
  look?(
    params: z.output<P>,
    host: Host,
  ): Promise<{ readonly key: string; readonly facts?: FactsOf<O>; readonly lengths?: Lengths<O> }>;
  /**
   * What can be said of the outputs before a run. Throws a `TweedieError` where the inputs do not go together.
   * `params` hold the values of the form. One that an edge brings is known only if its facts hold a value: reading it
   * otherwise throws, in a function that is handed on too, and then nothing is known of the outputs.
   */
  infer?(inputs: FactsOf<I>, params: z.output<P>): FactsOf<O>;
  /**
   * The items of the list outputs, as far as they are known before a run: `undefined` in the place of one that is not, and
   * of a list of which nothing is. `lists` are those that come in, of single values too; one without an edge is not in it.
   */
  items?(params: z.output<P>, lists: Items<I>): Items<O>;
  /** How many network evaluations one run takes. */
  evaluations?(params: z.output<P>): number;
  run(inputs: Values<I>, params: z.output<P>, context: NodeContext): Awaitable<Values<O>>;
}

type Json = Readonly<Record<string, unknown>>;
type Lengths<O extends Ports> = { readonly [N in keyof O]?: number };

/** Lists of words and numbers, by port, as far as they are known. */
export type Items<P extends Ports> = {
  readonly [N in keyof P]?: readonly (number | string | undefined)[] | undefined;
};

/** A kind of node: plain data and functions. */
export type NodeDefinition<
  P extends z.ZodObject = z.ZodObject,
  I extends Ports = Ports,
  O extends Ports = Ports,
> = NodeSpec<P, I, O>;

/**
 * Declares a kind of node. A parameter may also be fed by an edge, under its name: numbers, words and choices.
 * Throws `bad-plugin` where a parameter and an input share a name, or a migration is missing.
 */
export function defineNode<P extends z.ZodObject, const I extends Ports, const O extends Ports>(
  spec: NodeSpec<P, I, O>,
): NodeDefinition<P, I, O> {
  const { name, version, inputs, migrations = {} } = spec;
  const params = spec.params.strict() as unknown as P;
  const twice = Object.keys(inputs).find((port) => Object.hasOwn(params.shape, port));
  if (twice !== undefined) {
    throw new TweedieError(
      'bad-plugin',
      `${name}: an input and a parameter must differ, got "${twice}" twice`,
    );
  }
  if (!Number.isInteger(version) || version < 1) {
    throw new TweedieError(
      'bad-plugin',
      `${name}: the version must be a whole number from 1 on, got ${version}`,
    );
  }
  for (let from = 1; from < version; from++) {
    if (migrations[from]) continue;
    throw new TweedieError('bad-plugin', `${name}: there is no migration from version ${from}`);
  }
  return { ...spec, params };
}
