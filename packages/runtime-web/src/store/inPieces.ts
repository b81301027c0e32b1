/** Gathers chunks, and hands them on in pieces of one size; `flush` hands on the rest. */
export function inPieces(
  size: number,
  write: (piece: Uint8Array<ArrayBuffer>) => Promise<void>,
): { add(chunk: Uint8Array): Promise<void>; flush(): Promise<void> } {
  const piece = new Uint8Array(size);
  let filled = 0;
  async function flush(): Promise<void> {
    const gathered = piece.slice(0, filled);
    filled = 0;
    if (gathered.length > 0) await write(gathered);
  }
  return {
    async add(chunk) {
      for (let at = 0; at < chunk.length;) {
        const part = chunk.subarray(at, at + size - filled);
        piece.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === size) await flush();
      }
    },
    flush,
  };
}
