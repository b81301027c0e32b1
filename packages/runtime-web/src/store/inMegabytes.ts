/** Bytes for messages: "8.5 MB", "120 kB". */
export function inMegabytes(bytes: number): string {
  const megabytes = bytes / 1e6;
  if (megabytes < 1) return `${Math.round(1000 * megabytes)} kB`;
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`;
}
