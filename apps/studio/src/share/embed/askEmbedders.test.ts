import { expect, test } from 'vitest';
import { studioHeaders } from '../../../../server/src/studio/studioHeaders.ts';
import { embeddersIn } from './askEmbedders.ts';

test('a policy says who may show a page in a frame, or nothing of it', () => {
  const policyFor = (...origins: string[]): string => studioHeaders(origins)['content-security-policy']!;
  expect(embeddersIn(policyFor())).toEqual([]);
  expect(embeddersIn(policyFor('https://a.org', 'http://b.org:81'))).toEqual([
    'https://a.org',
    'http://b.org:81',
  ]);
  expect(embeddersIn("default-src 'self'; Frame-Ancestors  'self' https://a.org ;")).toEqual([
    "'self'",
    'https://a.org',
  ]);
  expect(embeddersIn("default-src 'self'")).toBeUndefined();
  expect(embeddersIn(null)).toBeUndefined();
});
