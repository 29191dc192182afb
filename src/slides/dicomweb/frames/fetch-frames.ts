import { answerInvalid } from '../http/archive-error.js';
import type { ArchiveAnswer, ArchiveClient } from '../http/archive-client.js';
import { readWhole } from '../http/read-whole.js';
import { MAX_PART_HEADER_BYTES } from '../limits.js';
import type { WebObject } from '../series/web-object.js';
import { parseMediaType, type MediaType } from './media-type.js';
import { partsOf } from './multipart.js';

/** As they are stored: a server would else decompress every frame, if it can. */
const ACCEPT = 'multipart/related; type="application/octet-stream"; transfer-syntax=*';

export interface WebFrame {
  readonly mediaType: MediaType;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface FrameRequest {
  readonly object: WebObject;
  /** From 0. */
  readonly frames: readonly number[];
  /** Of one. */
  readonly maxFrameBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** The frames in the order asked for, in one request. */
export async function fetchFrames(client: ArchiveClient, request: FrameRequest): Promise<readonly WebFrame[]> {
  const { object, frames, maxFrameBytes, signal } = request;
  const numbers = frames.map((frame) => frame + 1);
  return client.get({
    path: `${object.path}/frames/${numbers.join(',')}`,
    accept: ACCEPT,
    maxBytes: frames.length * (maxFrameBytes + MAX_PART_HEADER_BYTES) + MAX_PART_HEADER_BYTES,
    what: `frame ${numbers.join(', ')} of ${object.name}`,
    ...(signal && { signal }),
    take: async (answer) => framesOf(client.name, answer, numbers, maxFrameBytes),
  });
}

async function framesOf(
  archive: string,
  answer: ArchiveAnswer,
  numbers: readonly number[],
  maxFrameBytes: number,
): Promise<readonly WebFrame[]> {
  const body = await readWhole(answer);
  const whole = parseMediaType(answer.headers['content-type'] ?? '');
  const parts = partsOf(body, whole, isFrame);
  if (parts?.length !== numbers.length) {
    const count = parts === undefined ? 'something else' : `${parts.length} frames`;
    throw answerInvalid(archive, `of ${numbers.length} frames asked for it sends ${count}`);
  }
  return parts.map(({ headers, bytes }, i) => {
    if (bytes.length === 0) throw answerInvalid(archive, `frame ${numbers[i]} has no bytes`);
    if (bytes.length > maxFrameBytes) throw answerInvalid(archive, `frame ${numbers[i]} has ${bytes.length} bytes`);
    requirePlace(archive, headers.get('content-location'), numbers[i]);
    // Of its own: a decoder in another thread takes it whole.
    return {
      mediaType: parseMediaType(headers.get('content-type') ?? whole.parameters.get('type') ?? ''),
      bytes: new Uint8Array(bytes),
    };
  });
}

function isFrame(type: string): boolean {
  return type.startsWith('image/') || type === 'application/octet-stream';
}

/** A frame that says it is another one must not be drawn in this one's place. */
function requirePlace(archive: string, location: string | undefined, number: number | undefined): void {
  const stated = /\/frames\/(\d+)$/.exec(location ?? '')?.[1];
  if (stated === undefined || Number(stated) === number) return;
  throw answerInvalid(archive, `it sends frame ${stated} where frame ${number} was asked for`);
}
