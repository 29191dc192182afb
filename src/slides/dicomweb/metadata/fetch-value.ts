import { MAX_ICC_BYTES } from '../../../image/find-icc-problem.js';
import type { ValuePlace } from '../../dicom/dataset/dataset.js';
import { parseMediaType } from '../frames/media-type.js';
import { partsOf } from '../frames/multipart.js';
import type { ArchiveAnswer, ArchiveClient } from '../http/archive-client.js';
import { answerInvalid } from '../http/archive-error.js';
import { readWhole } from '../http/read-whole.js';
import { MAX_PART_HEADER_BYTES } from '../limits.js';
import type { WebObject } from '../series/web-object.js';

const ACCEPT = 'multipart/related; type="application/octet-stream", application/octet-stream';

/** Identifiers of elements and items, and whatever servers call their bulk data: no way up, no query. */
const BULK_NAME = /^[A-Za-z0-9._~-]{1,128}(\/[A-Za-z0-9._~-]{1,128}){0,15}$/;

/** A value of the object: an ICC profile, up to MAX_ICC_BYTES. Throws ARCHIVE_ANSWER_INVALID. */
export async function fetchValue(client: ArchiveClient, object: WebObject, { web }: ValuePlace): Promise<Uint8Array> {
  if (web === undefined) throw answerInvalid(client.name, `it does not say where a value of ${object.name} is`);
  if ('inline' in web) return web.inline;
  return client.get({
    path: pathOf(client.name, object, web.uri),
    accept: ACCEPT,
    maxBytes: MAX_ICC_BYTES + 2 * MAX_PART_HEADER_BYTES,
    what: `a value of ${object.name}`,
    take: (answer) => valueOf(client.name, object, answer),
  });
}

/**
 * Servers state addresses by names of their own, which may be others than the one they are configured by, and nobody
 * but the operator says where requests go: only what comes behind the object's own path is taken of them.
 */
function pathOf(archive: string, { path, name }: WebObject, uri: string): string {
  const within = uri.split(`${path}/`)[1] ?? relativeOf(uri);
  const safe = BULK_NAME.test(within) && within.split('/').every((part) => part !== '..' && part !== '.');
  if (safe) return `${path}/${within}`;
  throw answerInvalid(archive, `it puts a value of ${name} outside of the object`);
}

/** `bulkdata/1`: relative to the object's metadata, as the standard lets servers say it. */
function relativeOf(uri: string): string {
  return uri.includes(':') || uri.startsWith('/') ? '' : uri.replace(/^(\.\.\/|\.\/)/, '');
}

async function valueOf(archive: string, { name }: WebObject, answer: ArchiveAnswer): Promise<Uint8Array> {
  const body = await readWhole(answer);
  const mediaType = parseMediaType(answer.headers['content-type'] ?? '');
  const [value, ...others] = partsOf(body, mediaType, (type) => type === 'application/octet-stream') ?? [];
  if (value !== undefined && value.bytes.length > 0 && others.length === 0) return new Uint8Array(value.bytes);
  throw answerInvalid(archive, `for a value of ${name} it sends something else`);
}
