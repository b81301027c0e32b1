/**
 * Where the pictures of a document lie in its bundle, and its folders with them. Names stay what they are, below
 * `inputs/`; without names they are numbered.
 */
export function inputNames(names: readonly string[], strip: boolean): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const name of names) {
    const steps = name.split(/[/\\]+/).filter((step) => step !== '' && step !== '.' && step !== '..');
    const file = steps.pop() ?? '';
    const folder = name.replace(/[/\\]?[^/\\]*$/, '');
    if (folder !== '' && !folders.has(folder)) {
      folders.set(folder, strip ? `inputs/${folders.size + 1}` : ['inputs', ...steps].join('/'));
    }
    const place = folders.get(folder) ?? 'inputs';
    places.set(name, `${place}/${strip ? `${places.size + 1}${endingOf(file)}` : file}`);
  }
  return new Map([...folders, ...[...folders].map(([from, to]) => [`${from}/`, to] as const), ...places]);
}

function endingOf(file: string): string {
  return /\.[A-Za-z0-9]{1,5}$/.exec(file)?.[0].toLowerCase() ?? '';
}
