import { type DecomposedOperator, dot, norm, type PerSample, type Tensor } from '@tweedie/core';
import { worst } from '../numbers/relativeError.ts';
import { check, type Check } from '../report.ts';
import { checkIdentity, verdict } from './identity.ts';
import { type LinearSubject, plus, roundings, testImage, testMeasurement, times } from './subject.ts';

/** `VᵀV = I`; `UᵀU = I` where s > 0; `ut` and `vt` are the transposes; `U·diag(s)·Vᵀ = A`; A⁺y is of least norm. */
export async function checkSvd(subject: LinearSubject<DecomposedOperator>): Promise<Check[]> {
  const { operator, batch, random } = subject;
  const { s, u, ut, v, vt } = operator.svd;
  const bad = s.findIndex((value) => !(value >= 0 && value < Infinity));
  if (bad >= 0) {
    const message = `singular values must be at least 0 and finite, got ${s[bad]} at ${bad}`;
    return [check('singular values', { error: Infinity, tolerance: 0, message })];
  }
  const tolerance = roundings;
  const x = testImage(subject);
  const y = testMeasurement(subject);
  const z = random.normal([batch, s.length]);
  const seen = gains(z, (i) => Number(s[i]! > 0));
  const [Vz, Uz, Vtx, Uty] = [await v(z), await u(seen), await vt(x), await ut(y)];
  const solution = await operator.pseudoInverse(y);
  const measured = gains(await vt(solution), (i) => Number(s[i]! > 0));
  return [
    checkIdentity('V orthonormal', { sides: ['VᵀV·z', 'z'], left: await vt(Vz), right: z, tolerance }),
    checkIdentity('U orthonormal', {
      sides: ['UᵀU·z', 'z where s > 0'],
      left: gains(await ut(Uz), (i) => Number(s[i]! > 0)),
      right: seen,
      tolerance,
    }),
    transposes('V transposed', '⟨V·z, x⟩ = ⟨z, Vᵀx⟩', [Vz, x, z, Vtx]),
    transposes('U transposed', '⟨U·z, y⟩ = ⟨z, Uᵀy⟩', [Uz, y, seen, Uty]),
    checkIdentity('SVD', {
      sides: ['U·diag(s)·Vᵀx', 'A·x'],
      left: await u(gains(Vtx, (i) => s[i]!)),
      right: await operator.apply(x),
      scale: times(subject.norm, norm(x)),
      tolerance,
    }),
    checkIdentity('SVD adjoint', {
      sides: ['V·diag(s)·Uᵀy', 'Aᵀy'],
      left: await v(gains(Uty, (i) => s[i]!)),
      right: await operator.adjoint(y),
      scale: times(subject.norm, norm(y)),
      tolerance,
    }),
    checkIdentity('least norm', {
      sides: ['V·Vᵀ·A⁺y where s > 0', 'A⁺y'],
      left: await v(measured),
      right: solution,
      tolerance,
    }),
  ];
}

function gains(z: Tensor, gain: (i: number) => number): Tensor {
  const r = z.shape[1]!;
  return { shape: z.shape, data: z.data.map((value, i) => value * gain(i % r)) };
}

function transposes(
  name: string,
  rule: string,
  [a, b, c, d]: readonly [Tensor, Tensor, Tensor, Tensor],
): Check {
  const [left, right] = [dot(a, b), dot(c, d)];
  const size: PerSample = plus(times(norm(a), norm(b)), times(norm(c), norm(d)));
  const error = worst(
    left.map((value, n) => Math.abs(value - right[n]!)),
    size,
  );
  return check(name, { error, tolerance: roundings, message: `${rule} ${verdict(error, roundings)}` });
}
