import { createRegistry, type Registry } from '@tweedie/core';
import { metricsPlugin } from '@tweedie/metrics';
import { operatorsPlugin } from '@tweedie/operators';
import { priorsPlugin } from '@tweedie/priors';
import { solversPlugin } from '@tweedie/solvers';

/** Everything that comes with Tweedie. */
export function builtIns(): Registry {
  return createRegistry([operatorsPlugin, solversPlugin, priorsPlugin, metricsPlugin]);
}
