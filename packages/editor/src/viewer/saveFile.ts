/** A file that a viewer made. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array | string;
}

/** Hands a file to the browser, which saves it as it saves others. */
export function saveFile({ name, type, content }: MadeFile): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A title as the name of a file: "PSNR of ΠGDM" gives "psnr-of-πgdm". */
export function fileNameOf(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return name || 'picture';
}
