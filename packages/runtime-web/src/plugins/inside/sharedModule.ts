/** The modules that plugins share with Tweedie, by the names that they import them by. */
export type SharedModules = Readonly<Record<string, object>>;

/** Where modules made of text find those that are here already. */
const place = Symbol.for('@tweedie/shared');

/** The text of a module that exports what another one does, which is here already. */
export function sharedModule(name: string, shared: SharedModules): string {
  Object.assign(globalThis, { [place]: shared });
  const names = Object.keys(shared[name]!);
  return [
    `const m = globalThis[Symbol.for('@tweedie/shared')][${JSON.stringify(name)}];`,
    ...names.map((each, i) => `const _${i} = m[${JSON.stringify(each)}];`),
    `export { ${names.map((each, i) => `_${i} as ${each}`).join(', ')} };`,
  ].join('\n');
}
