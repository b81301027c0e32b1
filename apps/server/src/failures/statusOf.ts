import type { ErrorCode } from '@tweedie/core';
import type { RefusalCode } from './refusal.ts';

/** The HTTP status that stands for each code. */
export const statusOf: Readonly<Record<ErrorCode | RefusalCode | 'unexpected', number>> = {
  'bad-request': 400,
  'bad-shape': 422,
  'bad-parameter': 422,
  'bad-value': 422,
  'bad-image': 422,
  'bad-model': 422,
  'bad-plugin': 422,
  'bad-workflow': 422,
  'missing-capability': 422,
  unauthorised: 401,
  'foreign-origin': 403,
  'foreign-host': 403,
  frozen: 403,
  'not-found': 404,
  conflict: 409,
  aborted: 409,
  'too-large': 413,
  'unknown-content': 415,
  'queue-full': 429,
  'not-converged': 500,
  'network-failed': 500,
  'download-failed': 502,
  'write-failed': 500,
  unexpected: 500,
  closing: 503,
  'storage-full': 507,
};
