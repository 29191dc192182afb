import { invalidField } from '../../domain/errors/invalid-field.js';

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** Record ids become file names: nothing but a ULID does. */
export function isUlid(text: string): boolean {
  return ULID.test(text);
}

/** A page token is the id of the last row given, so it stays good whatever is deleted. */
export function encodePageToken(lastId: string): string {
  return Buffer.from(lastId, 'utf8').toString('base64url');
}

/** Throws INVALID_FIELD. */
export function decodePageToken(token: string): string {
  const id = Buffer.from(token, 'base64url').toString('utf8');
  if (isUlid(id) && encodePageToken(id) === token) return id;
  throw invalidField('page_token', 'must be a token from the response before');
}
