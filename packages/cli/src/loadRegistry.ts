import { createRegistry, type Registry } from '@tweedie/core';
import { metricsPlugin } from '@tweedie/metrics';
import { operatorsPlugin } from '@tweedie/operators';
import { priorsPlugin } from '@tweedie/priors';
import { createPriorStore } from '@tweedie/runtime-node';
import { solversPlugin } from '@tweedie/solvers';

/** Everything that comes with Tweedie, and the priors that the user added. */
export async function loadRegistry(): Promise<Registry> {
  const own = await createPriorStore().plugin();
  return createRegistry([operatorsPlugin, solversPlugin, priorsPlugin, metricsPlugin, own]);
}
