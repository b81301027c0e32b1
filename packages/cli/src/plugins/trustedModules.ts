/** The addresses of the plugins that come with Tweedie, for a session in a sandbox. */
export function trustedModules(): string[] {
  return names.map((name) => import.meta.resolve(`@tweedie/${name}`));
}

const names = ['workflow', 'operators', 'solvers', 'priors', 'metrics'];
