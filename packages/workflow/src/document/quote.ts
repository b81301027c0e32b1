const longest = { name: 100, list: 10 };

/** A name in quotation marks, cut where it is longer than a name should be. */
export function quote(name: string): string {
  return `"${name.length > longest.name ? `${name.slice(0, longest.name)}…` : name}"`;
}

/** "there are "a", "b", "c"", or fewer. */
export function listNames(names: readonly string[]): string {
  if (names.length === 0) return 'there is none';
  const more = names.length - longest.list;
  const shown = names.slice(0, longest.list).map(quote).join(', ');
  return `there ${names.length === 1 ? 'is' : 'are'} ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}
