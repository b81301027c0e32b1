import { isDecomposed, tensor } from '@tweedie/core';
import { expect, test, vi } from 'vitest';
import { compose } from '../algebra/compose.ts';
import { scaled } from '../algebra/scaled.ts';
import { gaussianBlur } from '../blur/gaussianBlur.ts';
import { greyScale } from '../colour/greyScale.ts';
import { jacobiSvd } from './jacobiSvd.ts';
import { lazySvd } from './lazySvd.ts';

vi.mock('./jacobiSvd.ts', { spy: true });

test('a decomposition is worked out at the first use, once', () => {
  const z = tensor([1, 1], Float32Array.of(1));
  const same = (x: typeof z): typeof z => x;
  const decompose = vi.fn(() => ({ s: Float32Array.of(2), ut: same, u: same, vt: same, v: same }));
  const lazy = lazySvd(decompose);
  expect(decompose).not.toHaveBeenCalled();
  expect([lazy.s, lazy.u(z), lazy.ut(z), lazy.vt(z), lazy.v(z)]).toEqual([Float32Array.of(2), z, z, z, z]);
  expect(decompose).toHaveBeenCalledOnce();
});

test('to ask whether there is a decomposition does not work it out, through scaling and composition either', async () => {
  const blur = gaussianBlur([1, 6, 8], { sigma: 1, boundary: 'zero' });
  const A = compose(scaled(blur, 2), greyScale([3, 6, 8]));
  expect(isDecomposed(A)).toBe(true);
  await A.apply(tensor([1, 3, 6, 8], new Float32Array(144)));
  expect(jacobiSvd).not.toHaveBeenCalled();
  expect(A.svd!.s.length).toBe(48);
  expect(jacobiSvd).toHaveBeenCalledTimes(2);
});
