/** The nodes that are asked for, and all that they need: whatever `sourcesOf` leads to. */
export function neededFor(
  targets: Iterable<string>,
  sourcesOf: (node: string) => readonly string[],
): ReadonlySet<string> {
  const needed = new Set(targets);
  for (const node of needed) {
    for (const source of sourcesOf(node)) needed.add(source); // a set gives out what is added meanwhile
  }
  return needed;
}
