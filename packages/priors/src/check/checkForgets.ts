import { combine, dot, type Prior, sub, type Tensor, zeros } from '@tweedie/core';
import { noiseOf } from './measureLevels.ts';
import { type PriorCheck, show } from './priorCheck.ts';

const draws = 8;

/** Below, there is more of the picture than of the noise. */
const much = 3;

/**
 * `D(x, σ) → E[x₀]` as σ grows. By the law of total variance its answers scatter by at most the standard deviation of the pictures,
 * which is at most 1 for values in [-1, 1], however much the noise does. What they scatter by is estimated from eight draws over all
 * pixels, with more than 10³ of them to within 2 %.
 */
export async function checkForgets(
  prior: Prior,
  { channels, height, width }: { readonly channels: number; readonly height: number; readonly width: number },
): Promise<PriorCheck> {
  const title = 'With nothing but noise its answers scatter no more than pictures do';
  const sigma = prior.sigma.max;
  if (sigma < much) {
    const message = `Its highest level is ${show(sigma)}, which leaves a picture to be seen.`;
    return { name: 'forgets', title, passed: undefined, message };
  }
  const empty = zeros([1, channels, height, width]);
  const answers: Tensor[] = [];
  for (let i = 0; i < draws; i++) {
    const n = noiseOf(empty, { seed: 1, place: i });
    answers.push(await prior.denoise(combine([sigma, n]), sigma));
  }
  const mean = answers.reduce((sum, each) => combine([1, sum], [1 / draws, each]), empty);
  const squares = answers.map((each) => sub(each, mean)).reduce((sum, each) => sum + dot(each, each)[0]!, 0);
  const scatter = Math.sqrt(squares / ((draws - 1) * mean.data.length));
  return {
    name: 'forgets',
    title,
    passed: scatter <= 1.02,
    message: `At σ = ${show(sigma)} its answers to noise scatter by ${show(scatter)}; at most 1 is allowed.`,
    remedy:
      'Lower the highest level of its card to one that it learnt (--sigma-max), or say in another way what it answers with.',
  };
}
