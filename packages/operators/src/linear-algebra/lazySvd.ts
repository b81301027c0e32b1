import type { Svd } from '@tweedie/core';

/** A decomposition that is worked out when somebody first uses it; that it exists is known at once. */
export function lazySvd(decompose: () => Svd): Svd {
  let made: Svd | undefined;
  const svd = (): Svd => (made ??= decompose());
  return {
    get s() {
      return svd().s;
    },
    ut: (y) => svd().ut(y),
    u: (z) => svd().u(z),
    vt: (x) => svd().vt(x),
    v: (z) => svd().v(z),
  };
}
