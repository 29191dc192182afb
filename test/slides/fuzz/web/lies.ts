// What a broken or hostile server sends in the place of an answer.
import type { ServerResponse } from 'node:http';
import type { Random } from '../random.js';
import { ABSURD } from '../random.js';
import type { SoundAnswer } from './sound-answer.js';

export interface Lie {
  /** For the report. */
  readonly what: string;
  readonly send: (outgoing: ServerResponse) => void;
}

/** Undefined where the answer has nothing that could be lied about so. */
type Liar = (answer: SoundAnswer, random: Random, elsewhere: string) => Lie | undefined;

function sends(what: string, { contentType, body }: Pick<SoundAnswer, 'contentType' | 'body'>, status = 200): Lie {
  return { what, send: (outgoing) => void outgoing.writeHead(status, { 'content-type': contentType }).end(body) };
}

const cutConnection: Liar = ({ contentType, body }, random) => {
  const keep = random.below(body.length);
  return {
    what: `the connection ends after ${keep} of ${body.length} bytes`,
    send: (outgoing) => {
      outgoing.writeHead(200, { 'content-type': contentType, 'content-length': body.length });
      outgoing.write(body.subarray(0, keep), () => outgoing.destroy());
    },
  };
};

const shortened: Liar = (answer, random) => {
  const keep = random.below(answer.body.length);
  return sends(`${keep} of ${answer.body.length} bytes`, { ...answer, body: answer.body.subarray(0, keep) });
};

const flippedBits: Liar = (answer, random) => {
  const body = Buffer.from(answer.body);
  const flips = 1 + random.below(8);
  for (let i = 0; i < flips && body.length > 0; i += 1) {
    const at = random.below(body.length);
    body[at] = (body[at] ?? 0) ^ (1 << random.below(8));
  }
  return sends(`${flips} bits flipped`, { ...answer, body });
};

const wrongLength: Liar = ({ contentType, body }, random) => {
  const length = random.pick([0, 1, body.length - 1, body.length + 1, 2 ** 31, 2 ** 53]);
  return {
    what: `a content length of ${length} for ${body.length} bytes`,
    send: (outgoing) => {
      outgoing.strictContentLength = false;
      outgoing.writeHead(200, { 'content-type': contentType, 'content-length': length });
      outgoing.write(body, () => outgoing.destroy());
    },
  };
};

const STATUSES = [100, 201, 204, 205, 206, 300, 400, 401, 403, 404, 407, 410, 418, 500, 501, 505, 599] as const;

const otherStatus: Liar = (answer, random) => {
  const status = random.pick(STATUSES);
  // Sent as a last answer, for which it is none.
  if (status === 100)
    return { what: 'status 100 alone', send: (outgoing) => void outgoing.socket?.end('HTTP/1.1 100 \r\n\r\n') };
  return sends(`status ${status}`, answer, status);
};

const redirected: Liar = (_answer, random, elsewhere) => {
  const status = random.pick([301, 302, 303, 307, 308]);
  const location = random.pick([
    elsewhere,
    '/',
    '//elsewhere',
    'file:///etc/passwd',
    `${elsewhere}/${'a'.repeat(9000)}`,
  ]);
  return { what: `status ${status}`, send: (outgoing) => void outgoing.writeHead(status, { location }).end() };
};

const TYPES = [
  '',
  'text/html',
  'application/json',
  'application/dicom',
  'image/jpeg',
  'image/jp2',
  'image/jls',
  'application/octet-stream',
  'multipart/related',
  'multipart/related; boundary=""',
  'multipart/related; boundary=other',
  `multipart/related; boundary=${'b'.repeat(9000)}`,
  'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.5',
  'image/jpeg; transfer-syntax=9',
] as const;

const otherType: Liar = (answer, random) => {
  const contentType = random.pick(TYPES);
  return sends(`of the type ${contentType.slice(0, 60)}`, { ...answer, contentType });
};

const hugeHeader: Liar = ({ body }, random) => {
  const bytes = random.pick([20_000, 200_000]);
  return {
    what: `a header of ${bytes} bytes`,
    send: (outgoing) => void outgoing.writeHead(200, { 'x-long': 'a'.repeat(bytes) }).end(body),
  };
};

/** Stops within the answer, for good. */
const silence: Liar = ({ contentType, body }, random) => {
  const keep = random.pick([-1, 0, random.below(body.length)]);
  return {
    what: keep < 0 ? 'no answer' : `silence after ${keep} bytes`,
    send: (outgoing) => {
      if (keep < 0) return;
      outgoing.writeHead(200, { 'content-type': contentType, 'content-length': body.length });
      outgoing.write(body.subarray(0, keep));
    },
  };
};

const LOOPS: Readonly<Record<SoundAnswer['kind'], readonly [string, ...string[]]>> = {
  list: [' ', '[', '[{"00080018":{"vr":"UI","Value":["1.2.3"]}},', '{"00080018":'],
  metadata: ['[', ' ', '"', '[[{"x":', '9'],
  frames: ['\0', '--sound\r\n\r\n', '\r\n--sound\r\nContent-Type: image/jpeg\r\n\r\n', '\r\n'],
  bulk: ['\0', '--', '\r\n'],
};
const CHUNK_BYTES = 64 * 1024;
/** More than any frame or list may have; metadata may have 256 MiB, which other tests send. */
const ENDLESS_BYTES = 40 * 1024 * 1024;

/** Goes on and on, the sound answer first or not. */
const endless: Liar = ({ kind, contentType, body }, random) => {
  const piece = random.pick(LOOPS[kind]);
  const head = random.next() < 0.5 ? body.subarray(0, random.below(body.length)) : Buffer.alloc(0);
  const chunk = Buffer.from(piece.repeat(Math.ceil(CHUNK_BYTES / piece.length)), 'latin1');
  return {
    what: `without end: ${JSON.stringify(piece)} after ${head.length} bytes`,
    send: (outgoing) => {
      outgoing.writeHead(200, { 'content-type': contentType });
      outgoing.write(head);
      let sent = 0;
      const more = (): void => {
        while (!outgoing.destroyed && sent < ENDLESS_BYTES) {
          sent += chunk.length;
          if (!outgoing.write(chunk)) return;
        }
        if (!outgoing.writableEnded) outgoing.end();
      };
      outgoing.on('drain', more);
      more();
    },
  };
};

const VALUES = [
  'null',
  '{}',
  '[]',
  '""',
  'true',
  '-1',
  '1e308',
  '-0.5',
  '[[[[]]]]',
  '"../../etc/passwd"',
  '"1.2\\\\3"',
] as const;

/** Values of the JSON, of all kinds and sizes. */
const otherJson: Liar = (answer, random) => {
  if (answer.kind !== 'list' && answer.kind !== 'metadata') return undefined;
  const text = answer.body.toString('utf8');
  const places = [...text.matchAll(/"[^"\\]*"(?!\s*:)|-?\d+(\.\d+)?(?=\s*[\],}])/g)];
  const chosen = places[random.below(places.length)];
  if (chosen === undefined) return undefined;
  const value = random.pick([
    random.pick(VALUES),
    String(random.pick(ABSURD)),
    JSON.stringify('A'.repeat(random.pick([300, 70_000, 3_000_000]))),
    '['.repeat(20_000) + ']'.repeat(20_000),
  ]);
  const changed = text.slice(0, chosen.index) + value + text.slice(chosen.index + chosen[0].length);
  return sends(`${chosen[0].slice(0, 40)} reads ${value.slice(0, 40)}`, { ...answer, body: Buffer.from(changed) });
};

/** Bulk data that is to be had from somewhere else, or within the object by another name. */
const leadingAway: Liar = (answer, random, elsewhere) => {
  if (answer.kind !== 'metadata') return undefined;
  const uri = random.pick([
    `${elsewhere}/steal`,
    'http://169.254.169.254/latest',
    'file:///etc/passwd',
    '/etc/passwd',
    '../../../../../etc/passwd',
    'bulk/../../../../x',
    'bulk/%2e%2e/x',
    'bulk/x?y=z',
    `bulk/${'a/'.repeat(5000)}`,
    '\r\nHost: elsewhere',
  ]);
  const text = answer.body.toString('utf8').replace(/("BulkDataURI"\s*:\s*)"[^"]*"/g, `$1${JSON.stringify(uri)}`);
  return sends(`bulk data at ${JSON.stringify(uri).slice(0, 60)}`, { ...answer, body: Buffer.from(text) });
};

const LIARS = {
  cutConnection,
  shortened,
  flippedBits,
  wrongLength,
  otherStatus,
  redirected,
  otherType,
  hugeHeader,
  silence,
  endless,
  otherJson,
  leadingAway,
} as const;

/** Silence and lost connections are waited for and tried again: a few of them take as long as all others. */
const SLOW: ReadonlySet<string> = new Set(['cutConnection', 'silence', 'wrongLength']);
const SLOW_SHARE = 0.05;

/** A lie about the answer; the same for the same random numbers. */
export function lieAbout(answer: SoundAnswer, random: Random, elsewhere: string): Lie {
  const names = Object.keys(LIARS) as (keyof typeof LIARS)[];
  for (;;) {
    const name = names[random.below(names.length)] ?? 'shortened';
    if (SLOW.has(name) && random.next() > SLOW_SHARE) continue;
    const lie = LIARS[name](answer, random, elsewhere);
    if (lie !== undefined) return { ...lie, what: `${answer.kind}, ${name}: ${lie.what}` };
  }
}
