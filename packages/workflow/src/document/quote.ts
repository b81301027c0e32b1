const longest = 64;

/** A name in quotation marks, cut where it is longer than a name should be. */
export function quote(name: string): string {
  return `"${name.length > longest ? `${name.slice(0, longest)}…` : name}"`;
}
