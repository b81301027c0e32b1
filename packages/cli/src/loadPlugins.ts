import type { Plugin } from '@tweedie/core';
import { metricsPlugin } from '@tweedie/metrics';
import { operatorsPlugin } from '@tweedie/operators';
import { priorsPlugin } from '@tweedie/priors';
import { createPriorStore } from '@tweedie/runtime-node';
import { solversPlugin } from '@tweedie/solvers';
import { workflowPlugin } from '@tweedie/workflow';

/** Everything that comes with Tweedie, and the priors that the user added. */
export async function loadPlugins(): Promise<readonly Plugin[]> {
  const own = await createPriorStore().plugin();
  return [operatorsPlugin, solversPlugin, priorsPlugin, metricsPlugin, workflowPlugin, own];
}
