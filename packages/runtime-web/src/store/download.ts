import { TweedieError } from '@tweedie/core';
import { ask } from './ask.ts';
import { inPieces } from './inPieces.ts';
import type { Library } from './library.ts';
import type { ModelRecord, ModelSource } from './model.ts';
import { openLine } from './openLine.ts';
import { makeRoom, withinRoom } from './room.ts';

export interface DownloadOptions {
  readonly signal: AbortSignal | undefined;
  readonly patience: number;
  readonly pieceBytes: number;
  onProgress(loaded: number, total?: number): void;
}

/**
 * Brings the rest of a model into the library, from where an earlier download stopped. What came stays when this one
 * stops too. Says whether it went on from a beginning, and from which version of the file. Throws `aborted`, `download-failed`, `not-found`, `write-failed`,
 * or `bad-model` for another number of bytes than the source says.
 */
export async function download(
  library: Library,
  source: ModelSource,
  record: ModelRecord,
  { signal, patience, pieceBytes, onProgress }: DownloadOptions,
): Promise<{ readonly resumed: boolean; readonly version: string | undefined }> {
  const { key, name, version } = record;
  const line = openLine({ name, signal, patience });
  try {
    const here = await library.size(key);
    const answer = await line.wait(ask(source, { bytes: here, version }, line.signal));
    if (answer.start === 0) await library.remove(key);
    const total = source.bytes ?? answer.total;
    if (total !== undefined) await makeRoom(library, total - answer.start, record);
    await library.note({ ...record, version: answer.version });

    const write = await library.writer(key);
    const pieces = inPieces(pieceBytes, (piece) => withinRoom(library, record, () => write(piece)));
    let loaded = answer.start;
    try {
      for await (const chunk of line.chunks(answer.body)) {
        loaded += chunk.length;
        if (loaded > (source.bytes ?? Infinity)) break;
        await pieces.add(chunk);
        onProgress(loaded, total === undefined || total < loaded ? undefined : total);
      }
    } finally {
      await pieces.flush();
      if ((await library.size(key)) === 0) await library.remove(key);
    }
    if (source.bytes !== undefined && loaded !== source.bytes) {
      await library.remove(key);
      throw wrongLength(name, loaded, source.bytes);
    }
    return { resumed: answer.start > 0, version: answer.version };
  } finally {
    line.close();
  }
}

function wrongLength(name: string, loaded: number, bytes: number): TweedieError {
  const got = loaded > bytes ? 'more' : `${loaded}`;
  return new TweedieError('bad-model', `${name} must have ${bytes} bytes, got ${got}`, {
    remedy: 'The file at its address is another one, or cut short: check the address.',
    facts: { bytes, loaded },
  });
}
