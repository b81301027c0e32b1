import { expect, test } from 'vitest';
import { fileNameOf } from './saveFile.ts';

test.each([
  ['PSNR of ΠGDM', 'psnr-of-πgdm'],
  ['|Estimate − Truth|', 'estimate-truth'],
  ['../..', 'picture'],
])('the title %s names the file %s', (title, name) => {
  expect(fileNameOf(title)).toBe(name);
});
