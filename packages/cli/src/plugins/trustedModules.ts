/** The addresses of the plugins that come with Tweedie, for a session in a sandbox. */
export const trustedModules: readonly string[] = [
  '@tweedie/workflow',
  '@tweedie/operators',
  '@tweedie/solvers',
  '@tweedie/priors',
  '@tweedie/metrics',
].map((name) => import.meta.resolve(name));
