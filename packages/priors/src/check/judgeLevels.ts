import { beyondChance } from '../guess/noiseLeft.ts';
import { isTelling, type PriorLevel } from './measureLevels.ts';
import { percent, type PriorCheck, show } from './priorCheck.ts';

/** Half a step of the 256 codes of a file, in model units: nobody sees less. */
const invisible = 1 / 255;

/**
 * The norm of the noise on 10⁴ pixels scatters by 0.7 %; pictures have as many and more, and this is four times that and
 * more.
 */
const chance = 1.03;

/** What ten levels say of a denoiser, by pictures of the kind that it learnt or of any. */
export function judgeLevels(levels: readonly PriorLevel[], ofItsKind: boolean): PriorCheck[] {
  return [keeps(levels), removes(levels), grows(levels), levelIsRight(levels, ofItsKind), residual(levels)];
}

/** More than this is not little noise. */
const little = 0.05;

/** `D(x, σ) → x`: what is taken away is at most the noise and as large an error, `‖x − D‖ ≤ ‖σn‖ + ‖D − x₀‖ ≤ 2σ`. */
function keeps(levels: readonly PriorLevel[]): PriorCheck {
  const { sigma, removed } = levels[0]!;
  const title = 'With hardly any noise it leaves the picture as it is';
  if (sigma > little) {
    return {
      name: 'keeps',
      title,
      passed: undefined,
      message: `Its lowest level is ${show(sigma)}, which is not little.`,
    };
  }
  const allowed = 2 * chance * sigma + invisible;
  return {
    name: 'keeps',
    title,
    passed: removed <= allowed,
    message: `At σ = ${show(sigma)} it changes pixels by ${show(removed)}; at most ${show(allowed)} is allowed.`,
    remedy:
      'Raise the lowest level of its card (--sigma-min) to one that it learnt, or say in another way what it answers with.',
  };
}

/**
 * `E‖D − x₀‖² ≤ N·σ²`, which is what leaving the picture as it is gets, and clearly less at some level. The rounding of a file
 * counts as nothing.
 */
function removes(levels: readonly PriorLevel[]): PriorCheck {
  const worse = levels.filter(({ sigma, error }) => !(error <= Math.hypot(chance * sigma, invisible)));
  const shares = levels.map(({ sigma, error }) => error / sigma);
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const passed = worse.length === 0 && least <= beyondChance;
  const rounding =
    passed && most > chance ? ' What is above σ is less than a file of 256 codes can show.' : '';
  const levelOf = (share: number): string => show(levels[shares.indexOf(share)]!.sigma);
  return {
    name: 'removes',
    title: 'It takes noise off, at every level',
    passed,
    message:
      worse.length === 0
        ? `The error is ${percent(most)} of σ at most, at σ = ${levelOf(most)}, and ${percent(least)} at σ = ${levelOf(least)}.${rounding}`
        : `The error is above σ at σ = ${worse.map(({ sigma }) => show(sigma)).join(', ')}.`,
    remedy:
      least <= beyondChance && worse.length < levels.length / 2
        ? 'Narrow the levels of its card to those that it learnt (--sigma-min, --sigma-max).'
        : 'Say in another way what it answers with, or of which values it makes black and white.',
  };
}

/**
 * `E‖D − x₀‖²` grows with σ. The error of a sample of the posterior is √2 of that of its mean, and a network that was not made
 * for these pictures may be anywhere between.
 */
function grows(levels: readonly PriorLevel[]): PriorCheck {
  let highest = levels[0]!;
  let fall: readonly [from: PriorLevel, to: PriorLevel] | undefined;
  for (const level of levels) {
    if (!fall && level.error * Math.SQRT2 < highest.error) fall = [highest, level];
    if (level.error > highest.error) highest = level;
  }
  return {
    name: 'grows',
    title: 'More noise, more error',
    passed: fall === undefined,
    message: fall
      ? `The error falls from ${show(fall[0].error)} at σ = ${show(fall[0].sigma)} to ${show(fall[1].error)} at σ = ${show(fall[1].sigma)}.`
      : `The error grows from ${show(levels[0]!.error)} to ${show(highest.error)}.`,
    remedy: 'It does not know the levels around the larger error: check the schedule of its card.',
  };
}

/**
 * By how much less error another level must give before anything is said, and before it cannot be the pictures. A prior of
 * faces, asked of drawn pictures, takes what it does not know for noise, and gained 19 % from being told of half; one of
 * photographs lost 35 % and more from being told of half or twice.
 */
const [margin, mistake] = [1.1, 1.35];

/** The error is least where it is told of the noise that there is. */
function levelIsRight(levels: readonly PriorLevel[], ofItsKind: boolean): PriorCheck {
  const title = 'It does best when it is told of the noise that there is';
  const known = levels.flatMap(({ error, told }) => (told ? [{ error, ...told }] : []));
  if (known.length === 0) {
    return {
      name: 'level',
      title,
      passed: undefined,
      message: 'Its levels are too few to tell it of others.',
    };
  }
  const [half, twice] = (['half', 'twice'] as const).map((which) =>
    geometricMean(known.map((level) => level[which] / level.error)),
  ) as [number, number];
  const least = Math.min(half, twice);
  const which = half < twice ? 'half' : 'twice';
  const gain = `Told of ${which} the noise, it leaves ${percent(1 - least)} less error`;
  if (!ofItsKind && least * margin < 1 && least * mistake >= 1) {
    const message = `${gain}: it may know other pictures than these. Check it with some of its kind (--images).`;
    return { name: 'level', title, passed: undefined, message };
  }
  return {
    name: 'level',
    title,
    passed: least * margin >= 1,
    message:
      least * margin < 1
        ? `${gain}.`
        : `Told of half the noise it leaves ${change(half)} error, told of twice ${change(twice)}; ${percent(1 - 1 / margin)} less is allowed.`,
    remedy:
      'Its noise level is in other units than its card says: check range, parametrisation, clock and schedule.',
  };
}

/** A prior of faces, asked of drawn pictures, would have gained 20 % of squared error. */
const slack = 0.25;

/**
 * `E⟨x − D, D − x₀⟩ = 0` for the mean of the posterior. The best one factor on what is taken away would lower the squared
 * error by the square of their cosine.
 */
function residual(levels: readonly PriorLevel[]): PriorCheck {
  const title = 'No factor on what it takes away would make it better';
  const telling = levels.filter(({ sigma }) => isTelling(sigma));
  if (telling.length === 0) {
    return { name: 'residual', title, passed: undefined, message: 'None of its levels tells.' };
  }
  const worst = telling.reduce((a, b) => (Math.abs(a.cosine) > Math.abs(b.cosine) ? a : b));
  const gain = worst.cosine ** 2;
  const way = worst.cosine > 0 ? 'less' : 'more';
  return {
    name: 'residual',
    title,
    passed: gain <= slack,
    message: `At σ = ${show(worst.sigma)} one factor would lower the squared error by ${percent(gain)}; up to ${percent(slack)} is allowed.`,
    remedy: `It takes away ${way} than it should: check what its card says of its answer and of black and white.`,
  };
}

/** "12 % more" */
function change(ratio: number): string {
  return ratio >= 1 ? `${percent(ratio - 1)} more` : `${percent(1 - ratio)} less`;
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
