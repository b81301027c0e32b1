/** `log Σ exp(aₖ)`, without overflow. */
export function logSumExp(a: ArrayLike<number>): number {
  let highest = -Infinity;
  for (let k = 0; k < a.length; k++) highest = Math.max(highest, a[k]!);
  if (highest === -Infinity) return highest;
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += Math.exp(a[k]! - highest);
  return highest + Math.log(sum);
}

/** `exp(aₖ) / Σ exp(aⱼ)`, without overflow. */
export function softmax(a: ArrayLike<number>): Float64Array {
  const total = logSumExp(a);
  return Float64Array.from(a, (value) => Math.exp(value - total));
}
