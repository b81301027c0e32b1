import { digestOfFile } from './digest.ts';
import { exclusive } from './exclusive.ts';
import { inPieces } from './inPieces.ts';
import type { Library } from './library.ts';
import type { StoredModel } from './model.ts';
import { makeRoom, withinRoom } from './room.ts';

/** Brings a file of the user's into the library. Throws `write-failed`. */
export async function addFile(
  library: Library,
  file: Blob,
  { name, pieceBytes }: { readonly name: string; readonly pieceBytes: number },
): Promise<StoredModel> {
  const sha256 = await digestOfFile(file);
  const record = { key: sha256, name, lastUsed: Date.now() };
  return exclusive(library.lockOf(sha256), async () => {
    if ((await library.record(sha256))?.sha256 === undefined) {
      await library.remove(sha256);
      await makeRoom(library, file.size, record);
      await library.note(record);
      const write = await library.writer(sha256);
      const pieces = inPieces(pieceBytes, (piece) => withinRoom(library, record, () => write(piece)));
      for await (const chunk of file.stream()) await pieces.add(chunk);
      await pieces.flush();
    }
    await library.note({ ...record, sha256 });
    return { ...record, bytes: file.size, complete: true };
  });
}
