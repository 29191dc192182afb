import type { IncomingMessage } from 'node:http';
import type { AppError } from '../../../domain/errors/app-error.js';
import { MAX_RETRY_AFTER_MS } from '../limits.js';
import { accessDenied, answerInvalid, objectNotFound, unavailable } from './archive-error.js';

/** Too many requests, and a server or a proxy before it that is not ready: these pass. */
const PASSING = new Set([429, 502, 503, 504]);

/** The error of an answer that is none; undefined for a success. `what` names the thing that was asked for. */
export function statusError(archive: string, answer: IncomingMessage, what: string): AppError | undefined {
  const { statusCode: status = 0, headers } = answer;
  if (status >= 200 && status < 300) return undefined;
  if (PASSING.has(status)) {
    return unavailable(archive, `it answers ${status}`, undefined, waitOf(headers['retry-after']));
  }
  if (status === 401) return accessDenied(archive, 'it does not accept the credentials that are configured (401)');
  if (status === 403) return accessDenied(archive, 'the configured credentials may not read this (403)');
  if (status === 407) return accessDenied(archive, 'a proxy before it wants credentials (407)');
  if (status === 404 || status === 410) return objectNotFound(archive, what);
  if (status >= 500) return unavailable(archive, `it answers ${status}`);
  // A redirect could lead to a host that nobody configured.
  if (status >= 300 && status < 400) return answerInvalid(archive, `it redirects (${status}), which is not followed`);
  return answerInvalid(archive, `it answers ${status}`);
}

/** Retry-After in seconds; a date, which some send, counts as none. */
function waitOf(header: string | undefined): number {
  const seconds = Number(header ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, MAX_RETRY_AFTER_MS) : 0;
}
