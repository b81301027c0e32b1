const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  svg: 'image/svg+xml',
  csv: 'text/csv',
};

/** The type of a file by its name. */
export function typeOfFile(name: string): string {
  return types[name.replace(/^.*\./, '').toLowerCase()] ?? 'application/octet-stream';
}
