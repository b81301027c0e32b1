import type { Parametrisation, PriorCard } from '@tweedie/priors';

/** What each kind of network answers with. */
export const kindTitles: { readonly [P in Parametrisation]: string } = {
  'edm-denoiser': 'denoised image',
  'edm-network': 'EDM network inside its preconditioning',
  score: 'score',
  epsilon: 'noise (ε)',
  v: 'v',
  x0: 'clean image (x₀), by timestep',
  flow: 'velocity of a flow',
};

const times = { 'noise-at-one': 'noise at t = 1', 'image-at-one': 'image at t = 1' } as const;

/** "noise (ε), linear schedule" */
export function describeKind(card: PriorCard): string {
  const { parametrisation } = card;
  const [black, white] = card.range;
  const facts = [
    kindTitles[parametrisation],
    card.consistency === true && 'the end of the flow (consistency model)',
    'schedule' in card && `${card.schedule.kind} schedule`,
    'time' in card && times[card.time],
    'timeScale' in card && card.timeScale !== 1 && `t times ${card.timeScale}`,
    (black !== -1 || white !== 1) && `black is ${black}, white ${white}`,
  ];
  return facts.filter((fact) => fact !== false).join(', ');
}
