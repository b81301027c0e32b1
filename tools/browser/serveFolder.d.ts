/** A request for a file. */
export interface Asked {
  readonly path: string;
  readonly range: string | undefined;
}

export interface FolderServer {
  /** Where it listens, without a slash at the end. */
  readonly origin: string;
  readonly asked: Asked[];
  /** Bytes per second of files by their endings. @default as fast as it goes */
  readonly paces: Record<string, number | undefined>;
  close(): Promise<void>;
}

/** Serves a folder on this machine alone, with ETags and ranges, and with headers of your own. */
export function serveFolder(
  folder: string,
  options?: { readonly headers?: Readonly<Record<string, string>>; readonly port?: number },
): Promise<FolderServer>;

/** The headers that isolate a page from other origins, so that networks may run on several threads. */
export const isolating: Readonly<Record<string, string>>;
