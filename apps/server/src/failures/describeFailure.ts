import { TweedieError } from '@tweedie/core';
import { Refusal } from './refusal.ts';
import type { statusOf } from './statusOf.ts';

/** A failure as a client reads it. */
export interface Failure {
  readonly code: keyof typeof statusOf;
  readonly message: string;
  readonly remedy?: string;
  /** All that is wrong with a workflow. */
  readonly problems?: unknown[];
}

/** What Fastify says of requests that it cannot read, in our words. */
const words: Readonly<Record<string, Failure>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'too-large',
    message: 'The body of the request is too large',
    remedy: 'Send less; the limits are in GET /api/v1/health.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unknown-content',
    message: 'This content type is not taken here',
    remedy: 'Send application/json, and pictures as image/png, image/jpeg, image/webp or image/tiff.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'bad-request', message: 'The body of the request is empty' },
};

interface HttpError extends Error {
  readonly code?: string;
  readonly statusCode?: number;
  readonly validation?: readonly { readonly instancePath?: string; readonly message?: string }[];
}

/** Puts anything that was thrown into words. What nobody expected is not told to clients. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof TweedieError || error instanceof Refusal) {
    const { code, message, remedy } = error;
    const problems = error instanceof TweedieError ? error.facts['problems'] : undefined;
    return {
      code,
      message,
      ...(remedy !== undefined && { remedy }),
      ...(Array.isArray(problems) && { problems }),
    };
  }
  const { code = '', statusCode = 500, validation, message } = error as HttpError;
  const known = words[code];
  if (known) return known;
  if (validation) return { code: 'bad-request', message: ruleOf(validation) };
  if (statusCode < 500) return { code: 'bad-request', message: `The request cannot be read: ${message}` };
  return { code: 'unexpected', message: 'Something went wrong that should not' };
}

function ruleOf([first]: NonNullable<HttpError['validation']>): string {
  const place = (first?.instancePath ?? '').split('/').filter(Boolean).join('.') || 'the request';
  return `${place.slice(0, 200)}: ${first?.message ?? 'not valid'}`;
}
