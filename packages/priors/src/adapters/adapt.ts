import { combine, map, type Network, type Tensor } from '@tweedie/core';
import type { PriorCard } from '../card/card.ts';
import type { Adapted } from './adapted.ts';
import { assertAnswer } from './assertAnswer.ts';
import { assertNames } from './assertNames.ts';
import { bordersOf } from './borders.ts';
import { coefficientsOf } from './coefficients.ts';
import { trainedSigma } from './trainedSigma.ts';

export interface AdaptOptions {
  /** The class to draw, for a network that knows classes. @default that of the card */
  readonly label?: number | undefined;
}

/**
 * Makes the one kind of denoiser that solvers know out of any network that its card describes,
 * `D(x, σ) = skip·x + output·F(input·x, time)`, and its pullback `v ↦ skip·v + input·output·Jᵀv`. A network whose black
 * and white are not -1 and 1 sees `unit·x + middle`, and σ in its own units. Throws `bad-model` where the graph lacks a
 * name that the card gives, `bad-parameter` for a class that it lacks.
 */
export function adapt(network: Network, card: PriorCard, { label }: AdaptOptions = {}): Adapted {
  assertNames(network, card);
  const [low, high] = card.range;
  const [unit, middle] = [(high - low) / 2, (high + low) / 2];
  const at = coefficientsOf(card, unit);
  const borders = bordersOf(card, label);

  function pointAt(x: Tensor, sigma: number) {
    const { input, skip, output: gain, time } = at(unit * trainedSigma(sigma, card));
    return {
      feeds: borders.feeds(affine(x, [unit * input, middle * input]), time),
      denoised(output: Tensor): Tensor {
        const image = borders.image(output);
        assertAnswer(image, x, { card, sigma });
        return affine(blend([skip, x], [gain / unit, image]), [1, ((skip - 1) * middle) / unit]);
      },
      pulledBack: (v: Tensor, gradient: Tensor): Tensor =>
        blend([skip, v], [input * gain, borders.feedAdjoint(gradient)]),
    };
  }

  const { vjp } = network;
  return {
    async denoise(x, sigma, options) {
      const { feeds, denoised } = pointAt(x, sigma);
      return denoised((await network.run(feeds, options))[card.output]!);
    },
    ...(vjp && {
      async vjp(x, sigma, options) {
        const { feeds, denoised, pulledBack } = pointAt(x, sigma);
        const [output, pullback] = await vjp(feeds, { of: card.output, wrt: card.inputs.x }, options);
        return [
          denoised(output),
          async (v, options) => pulledBack(v, await pullback(borders.imageAdjoint(v), options)),
        ];
      },
    }),
  };
}

/** `a·x + b·y`, and no copy of y where there is nothing to do. */
function blend([a, x]: readonly [number, Tensor], [b, y]: readonly [number, Tensor]): Tensor {
  return a === 0 ? affine(y, [b, 0]) : combine([a, x], [b, y]);
}

/** `a·x + b`. */
function affine(x: Tensor, [a, b]: readonly [number, number]): Tensor {
  if (b === 0) return a === 1 ? x : combine([a, x]);
  return map(x, (value) => a * value + b);
}
