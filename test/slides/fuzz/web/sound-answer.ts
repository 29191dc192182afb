import { parseMediaType } from '../../../../src/slides/dicomweb/frames/media-type.js';
import { splitMultipart } from '../../../../src/slides/dicomweb/frames/multipart.js';
import type { RecordedAnswer, Recording } from './recorded-answers.js';

/** What is asked for, as far as lies differ by it. */
export type AnswerKind = 'list' | 'metadata' | 'frames' | 'bulk';

export interface SoundAnswer extends RecordedAnswer {
  readonly kind: AnswerKind;
}

const BOUNDARY = 'sound';

/** What an honest server sends; undefined for a place that it does not know. Lists of frames are put together. */
export function soundAnswer({ answers }: Recording, url: string): SoundAnswer | undefined {
  const place = (url.split('?')[0] ?? '').replace(/^\/dicom-web/, '');
  const frames = /^(.*\/frames\/)([\d,]+)$/.exec(place);
  if (frames !== null) {
    const parts = (frames[2] ?? '').split(',').map((number) => answers.get(`${frames[1] ?? ''}${number}`));
    return parts.every((part) => part !== undefined) ? { kind: 'frames', ...multipart(parts.map(partOf)) } : undefined;
  }
  const answer = answers.get(place);
  if (answer === undefined) return undefined;
  // A page behind the last is empty.
  const [, offset = '0'] = /[?&]offset=(\d+)/.exec(url) ?? [];
  if (offset !== '0') return { kind: 'list', ...answer, body: Buffer.from('[]') };
  const kind = place.endsWith('/metadata') ? 'metadata' : place.includes('/bulk/') ? 'bulk' : 'list';
  return { kind, ...answer };
}

interface Part {
  readonly type: string;
  readonly bytes: Uint8Array;
}

function partOf({ contentType, body }: RecordedAnswer): Part {
  const { parameters } = parseMediaType(contentType);
  const [part] = splitMultipart(body, parameters.get('boundary') ?? '') ?? [];
  return { type: part?.headers.get('content-type') ?? '', bytes: part?.bytes ?? new Uint8Array() };
}

export function multipart(parts: readonly Part[]): RecordedAnswer {
  const written = parts.flatMap(({ type, bytes }) => [
    Buffer.from(`--${BOUNDARY}\r\nContent-Type: ${type}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
  const body = Buffer.concat([...written, Buffer.from(`--${BOUNDARY}--`)]);
  return { contentType: `multipart/related; type="application/octet-stream"; boundary=${BOUNDARY}`, body };
}
