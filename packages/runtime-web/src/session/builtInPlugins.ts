import type { Plugin } from '@tweedie/core';
import { metricsPlugin } from '@tweedie/metrics';
import { operatorsPlugin } from '@tweedie/operators';
import { priorsPlugin } from '@tweedie/priors';
import { solversPlugin } from '@tweedie/solvers';
import { workflowPlugin } from '@tweedie/workflow';

/** The plugins that come with Tweedie. */
export const builtInPlugins: readonly Plugin[] = [
  workflowPlugin,
  operatorsPlugin,
  solversPlugin,
  priorsPlugin,
  metricsPlugin,
];
