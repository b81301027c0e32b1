/** What is there already of a file that is being fetched. */
export interface Part {
  readonly bytes: number;
  /** How long the whole file is, as far as the server said. */
  readonly total?: number | undefined;
  /** A strong validator: the file is the same for as long as the server gives this. RFC 9110, §8.8. */
  readonly validator?: string | undefined;
}

/** The headers that ask for the rest of a file, or for all of it if it is no longer the same. RFC 9110, §13.1.5 and §14.2. */
export function rangeHeaders({ bytes, validator }: Part): Readonly<Record<string, string>> {
  if (bytes === 0 || validator === undefined) return {};
  return { range: `bytes=${bytes}-`, 'if-range': validator };
}
