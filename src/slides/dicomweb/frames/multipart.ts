// multipart/related (RFC 2387, RFC 2046): bodies as they are, binary.
import { MAX_PART_HEADER_BYTES } from '../limits.js';
import type { MediaType } from './media-type.js';

export interface BodyPart {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** A view of the body. */
  readonly bytes: Uint8Array;
}

const CRLF = '\r\n';

/**
 * The parts of a body. One part may come without any wrapping, in a type that `isPart` knows; undefined for all else.
 */
export function partsOf(
  body: Buffer,
  { type, parameters }: MediaType,
  isPart: (type: string) => boolean,
): readonly BodyPart[] | undefined {
  if (type.startsWith('multipart/')) return splitMultipart(body, parameters.get('boundary') ?? '');
  return isPart(type) ? [{ headers: new Map(), bytes: body }] : undefined;
}

/** The parts in order. Undefined for a body that is cut off or is none of that boundary. */
export function splitMultipart(body: Buffer, boundary: string): readonly BodyPart[] | undefined {
  const delimiter = `${CRLF}--${boundary}`;
  const parts: BodyPart[] = [];
  // The first delimiter may start the body, without a line before it.
  let at =
    body.subarray(0, boundary.length + 2).toString('latin1') === `--${boundary}`
      ? -CRLF.length
      : body.indexOf(delimiter);
  if (at < 0 && at !== -CRLF.length) return undefined;
  for (;;) {
    const after = at + delimiter.length;
    if (body.subarray(after, after + 2).toString('latin1') === '--') return parts;
    const next = body.indexOf(delimiter, after);
    const part = next < 0 ? undefined : partOf(body.subarray(after, next));
    if (part === undefined) return undefined;
    parts.push(part);
    at = next;
  }
}

/** From the end of its delimiter on: perhaps blanks, a line break, header lines, an empty line, the body. */
function partOf(bytes: Buffer): BodyPart | undefined {
  const start = bytes.indexOf(CRLF);
  // Without any header the line that ends the delimiter is followed by the empty line at once.
  const end = start < 0 ? -1 : bytes.indexOf(CRLF + CRLF, start);
  if (end < 0 || end > MAX_PART_HEADER_BYTES) return undefined;
  const lines = bytes.subarray(start, end).toString('latin1').split(CRLF);
  const headers = new Map(lines.filter((line) => line !== '').map(headerOf));
  return { headers, bytes: bytes.subarray(end + 2 * CRLF.length) };
}

function headerOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, Math.max(0, colon)).trim().toLowerCase(), line.slice(colon + 1).trim()];
}
