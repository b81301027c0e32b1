/**
 * @file Normal numbers by the inverse of the normal distribution function, one word for each: algorithm AS 241,
 * PPND7, of Wichura (1988), right to 1.2·10⁻⁷ of the value. The logarithm included, it uses only operations that
 * IEEE 754 defines to the last bit (+, −, ×, ÷, √), so that every host draws the same numbers.
 */
const mostWords = 4096;
const tails = new Int32Array(mostWords);

/** Maps up to 4096 words, each to `Φ⁻¹(½ + (w + ½)/2³²)`. The words w and −1 − w give opposite numbers. */
export function toNormal(words: Int32Array, out: Float32Array): void {
  // The formula for the centre, which is 85 in 100, goes over all words without a branch. The tails come after.
  let count = 0;
  for (let i = 0; i < out.length; i++) {
    const q = (words[i]! + 0.5) * 2 ** -32;
    const r = 0.180625 - q * q;
    tails[count] = i;
    count += r < 0 ? 1 : 0;
    const above = ((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179;
    const below = ((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1;
    out[i] = (q * above) / below;
  }
  for (let t = 0; t < count; t++) {
    const i = tails[t]!;
    const word = words[i]!;
    out[i] = word < 0 ? -tail(word + 2 ** 31) : tail(2 ** 31 - 1 - word);
  }
}

/** `−Φ⁻¹((n + ½)/2³²)` below −Φ⁻¹(½ − 0.425). The third formula of AS 241 would begin at 2⁻³⁶, out of reach. */
function tail(n: number): number {
  const r = Math.sqrt(minusLogarithm(2 * n + 1)) - 1.6;
  const above = ((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777;
  const below = (0.12021132975 * r + 0.7370016425) * r + 1;
  return above / below;
}

/**
 * `−ln(n/2³³)` for 0 < n < 2³², right to 10⁻¹⁰: the exponent, and the series of
 * `ln f = 2·artanh((f − 1)/(f + 1))` for the mantissa f in [√½, √2].
 */
function minusLogarithm(n: number): number {
  const zeros = Math.clz32(n);
  const upper = ((n << zeros) >>> 0) * 2 ** -32; // in [½, 1)
  const low = upper < Math.SQRT1_2;
  const f = low ? 2 * upper : upper;
  const exponent = low ? zeros + 2 : zeros + 1;
  const s = (f - 1) / (f + 1);
  const s2 = s * s;
  const series = 1 + s2 * (1 / 3 + s2 * (1 / 5 + s2 * (1 / 7 + s2 * (1 / 9 + s2 / 11))));
  return exponent * Math.LN2 - 2 * s * series;
}
