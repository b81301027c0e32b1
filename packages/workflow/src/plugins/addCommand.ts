const packageName = /^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;
const simpleRange = /^[\^~]?\d+(\.\d+){0,2}(-[0-9A-Za-z.-]+)?$/;

/**
 * What to type to have a plugin. Names and ranges come from documents of others, and people copy commands: `undefined`
 * for what cannot be the name of a package, and without a range that a shell could take for something else.
 */
export function addCommand(plugin: string, range?: string): string | undefined {
  if (!packageName.test(plugin)) return undefined;
  const exact = range !== undefined && simpleRange.test(range);
  return `tweedie plugins add ${exact ? `"${plugin}@${range}"` : plugin}`;
}
