import type { PortKind } from '@tweedie/core';

/** How sentences call a value of each kind. */
export const kindNames: { readonly [K in PortKind]: string } = {
  image: 'an image',
  mask: 'a mask',
  operator: 'an operator',
  noise: 'a noise model',
  measurement: 'a measurement',
  prior: 'a prior',
  samples: 'samples',
  number: 'a number',
  text: 'text',
  table: 'a table',
  chart: 'a chart',
};
