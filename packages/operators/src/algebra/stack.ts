import {
  add,
  type LinearOperator,
  linearOperator,
  sameShape,
  size,
  type Tensor,
  TweedieError,
} from '@tweedie/core';

/**
 * All of several operators on one image: `y = (A·x, B·x, …)`, flattened and joined, [C, H, W] → [m₁ + m₂ + …].
 * `solve`, `prox` and the pseudo-inverse go by conjugate gradients and LSQR.
 *
 * @throws `bad-shape` unless all take images of one shape.
 */
export function stack(...operators: readonly [LinearOperator, ...LinearOperator[]]): LinearOperator {
  const [first, ...others] = operators;
  for (const { name, inputShape } of others) {
    if (sameShape(inputShape, first.inputShape)) continue;
    throw new TweedieError(
      'bad-shape',
      `stack: ${first.name} takes [${first.inputShape}], and ${name} takes [${inputShape}]`,
    );
  }
  const lengths = operators.map(({ outputShape }) => size(outputShape));

  async function sumOf(
    part: (operator: LinearOperator, i: number) => Tensor | PromiseLike<Tensor>,
  ): Promise<Tensor> {
    let sum = await part(first, 0);
    for (const [i, operator] of others.entries()) sum = add(sum, await part(operator, i + 1));
    return sum;
  }
  return linearOperator({
    name: `stack(${operators.map(({ name }) => name).join(', ')})`,
    inputShape: first.inputShape,
    outputShape: [lengths.reduce((a, b) => a + b)],
    async apply(x) {
      const parts: Tensor[] = [];
      for (const A of operators) parts.push(await A.apply(x));
      return join(parts);
    },
    async adjoint(y) {
      const parts = split(y, lengths);
      return sumOf((A, i) => A.adjoint({ ...parts[i]!, shape: [y.shape[0]!, ...A.outputShape] }));
    },
    normal: async (x) => sumOf((A) => A.normal(x)),
  });
}

/** Joins `[N, …]` tensors into `[N, m₁ + m₂ + …]`. */
function join(parts: readonly Tensor[]): Tensor {
  const batch = parts[0]!.shape[0]!;
  const total = parts.reduce((sum, { data }) => sum + data.length, 0);
  const out = new Float32Array(total);
  for (let n = 0, at = 0; n < batch; n++) {
    for (const { data } of parts) {
      const length = data.length / batch;
      out.set(data.subarray(n * length, (n + 1) * length), at);
      at += length;
    }
  }
  return { shape: [batch, total / batch], data: out };
}

/** Takes `[N, m₁ + m₂ + …]` apart, into `[N, m₁]`, `[N, m₂]`, … */
function split({ shape, data }: Tensor, lengths: readonly number[]): Tensor[] {
  const [batch, total] = shape as [number, number];
  let offset = 0;
  return lengths.map((length) => {
    const out = new Float32Array(batch * length);
    for (let n = 0; n < batch; n++) {
      const from = n * total + offset;
      out.set(data.subarray(from, from + length), n * length);
    }
    offset += length;
    return { shape: [batch, length], data: out };
  });
}
