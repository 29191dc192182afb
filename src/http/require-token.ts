import { createHash, timingSafeEqual } from 'node:crypto';
import { HttpError } from './errors/http-error.js';

/** Throws 401 unless the header brings the token. Digests are compared, in a time that tells nothing of either. */
export function requireToken(authorization: string | undefined, token: string): void {
  const [, given = ''] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? [];
  if (timingSafeEqual(digest(given), digest(token))) return;
  throw new HttpError(401, 'UNAUTHENTICATED', 'this address wants the administrator’s token', {
    'WWW-Authenticate': 'Bearer',
  });
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
