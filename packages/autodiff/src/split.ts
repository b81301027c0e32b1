import { TweedieError } from '@tweedie/core';
import { concatenated } from './codec/concatenated.ts';
import { decodeModel } from './codec/decodeModel.ts';
import { encodeAddition, encodeModel } from './codec/encodeModel.ts';
import { differentiate, type Pair } from './differentiate.ts';
import { divide, gradient } from './divide.ts';
import { inferShapes } from './infer/inferShapes.ts';
import type { Graph } from './ir/graph.ts';
import { pullbackOpset, raiseOpset } from './raiseOpset.ts';

/** A network and its derivative, as two ONNX models that any runtime runs. */
export interface Split {
  /** The network, which also gives the values in `saved`. */
  readonly forward: Uint8Array;
  /** Takes `cotangent`, the values in `saved` and those in `feeds`; gives `gradient`. */
  readonly pullback: Uint8Array;
  /** Outputs of `forward` that are inputs of `pullback`. */
  readonly saved: readonly string[];
  /** Inputs of the network that the pullback takes too. */
  readonly feeds: readonly string[];
  /** The pullback's input v, of the shape of the output. */
  readonly cotangent: string;
  /** The pullback's output `(∂output/∂input)ᵀ·v`, of the shape of the input. */
  readonly gradient: string;
}

/**
 * Splits a network into `forward` and `pullback`, so that the derivative of the output `of` by the input `wrt` costs one
 * pass of each and nothing is computed twice that is worth saving. The forward model is the file itself with outputs
 * added to its end, so weights stay as they are, in the file or beside it. Weights have no cotangents.
 *
 * @throws `bad-model` for a file that is no ONNX model, an opset other than 11 to 24, a name that the model lacks, and an
 * operator between input and output that has no derivative here; it is named.
 */
export function split(bytes: Uint8Array, pair: Pair): Split {
  const model = decodeModel(bytes);
  assertNames(model.graph, pair);
  const opset = pullbackOpset(model);
  const graph = raiseOpset(model);
  const derivative = differentiate(graph, inferShapes(graph), { ...pair, opset });
  const halves = divide(model, graph, derivative);
  return {
    forward: concatenated(bytes, encodeAddition(halves.addition)),
    pullback: encodeModel({ irVersion: model.irVersion, opsets: { '': opset }, graph: halves.pullback }),
    saved: halves.saved,
    feeds: halves.feeds,
    cotangent: derivative.cotangent,
    gradient,
  };
}

/** Throws `bad-model` for a name that the model lacks. */
export function assertNames({ inputs, outputs }: Graph, { of, wrt }: Pair): void {
  for (const [kind, wanted, there] of [
    ['output', of, outputs],
    ['input', wrt, inputs],
  ] as const) {
    const names = there.map(({ name }) => name);
    if (names.includes(wanted)) continue;
    throw new TweedieError(
      'bad-model',
      `autodiff: the model has no ${kind} ${wanted}; it has ${names.join(', ')}`,
    );
  }
}
