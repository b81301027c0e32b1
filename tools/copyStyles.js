/** @file Copies the style sheets of the package at hand from src to dist, where tsc leaves them out. */
import { cpSync } from 'node:fs';

cpSync('src', 'dist', {
  recursive: true,
  filter: (path) => !/\.[^./\\]+$/.test(path) || path.endsWith('.css'),
});
