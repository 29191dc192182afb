// OpenJPEG, called directly: half the time of its WebAssembly, and nothing to compile first. Linux only.
import { ftruncateSync, writeSync } from 'node:fs';
import { ImageError } from '../../../image/image-error.js';
import { callAsync } from '../../../native/call-async.js';
import { findCodec, loadCodec, type FoundCodec } from '../../../native/load-codec.js';
import type { PixelRows } from '../../../image/jpeg/turbojpeg.js';
import { bindOpenjpeg, type OpenjpegBindings, type Pointer } from './openjpeg-bindings.js';
import { takeSamples, type SampleLayout } from './openjpeg-image.js';

const FILE_NAMES = { linux: 'libopenjp2.so.7' } as const;

/** Room for what the library says is wrong: that it says anything is enough. */
const MESSAGE_BYTES = 1024;
const PARAMETER_BYTES = 16 * 1024;
/** A tile of a slide is read in one or two goes. */
const STREAM_BUFFER_BYTES = 64 * 1024;
/** A 256-px tile takes some 4 ms; what takes this long was made to. */
const DECODE_TIMEOUT_MS = 60_000;

const CODESTREAM = 0;
const JP2 = 2;
const CODESTREAM_START = 0xff;

/** Where one tile at a time is decoded: the library reads from files only, and tells failures only by messages. */
interface Desk {
  readonly fd: number;
  readonly messages: Pointer;
}

let loading: Promise<OpenjpegBindings | undefined> | undefined;
/** As many as tiles were ever decoded at once, which callers bound. */
const idleDesks: Desk[] = [];
/** A decode did not end: its thread is lost, and no other is to follow it. */
let stuck = false;

/**
 * Decodes off the event loop. False where the library is not there, and for a stream that it does not decode without
 * a warning; the target may hold some of the samples then. Throws ImageError for one that takes more than a minute.
 */
export async function decodeByOpenjpeg(stream: Uint8Array, layout: SampleLayout, target: PixelRows): Promise<boolean> {
  const library = stuck ? undefined : await (loading ??= loadCodec(FILE_NAMES, bindOpenjpeg));
  const desk = library === undefined ? undefined : (idleDesks.pop() ?? openDesk(library));
  if (library === undefined || desk === undefined) return false;
  const decoding = decodeAt(library, desk, stream, layout, target).finally(() => idleDesks.push(desk));
  return withinTime(decoding);
}

/** The library that JPEG 2000 tiles are decoded by; undefined where it is not there. */
export function findOpenjpeg(): Promise<FoundCodec<Pick<OpenjpegBindings, 'version'>> | undefined> {
  return findCodec(FILE_NAMES, bindOpenjpeg);
}

function openDesk(library: OpenjpegBindings): Desk | undefined {
  const messages = library.openMessages(null, MESSAGE_BYTES, 'w');
  const fd = library.createMemoryFile('jpeg2000', 0);
  return messages === null || fd < 0 ? undefined : { fd, messages };
}

async function decodeAt(
  library: OpenjpegBindings,
  { fd, messages }: Desk,
  bytes: Uint8Array,
  layout: SampleLayout,
  target: PixelRows,
): Promise<boolean> {
  ftruncateSync(fd, 0);
  writeSync(fd, bytes, 0, bytes.byteLength, 0);
  library.rewind(messages);
  const codec = library.createDecompress(bytes[0] === CODESTREAM_START ? CODESTREAM : JP2);
  const stream = library.createFileStream(`/proc/self/fd/${fd}`, STREAM_BUFFER_BYTES, 1);
  try {
    if (codec === null || stream === null) return false;
    library.reportTo(codec, messages);
    const isTaken = await decodeStream(library, codec, stream, layout, target);
    return isTaken && library.positionOf(messages) === 0;
  } finally {
    if (stream !== null) library.destroyStream(stream);
    if (codec !== null) library.destroyCodec(codec);
  }
}

async function decodeStream(
  library: OpenjpegBindings,
  codec: Pointer,
  stream: Pointer,
  layout: SampleLayout,
  target: PixelRows,
): Promise<boolean> {
  const made = new BigUint64Array(1);
  const isReady = library.setupDecoder(codec, defaultParameters(library)) !== 0;
  const hasHeader = isReady && library.readHeader(stream, codec, made) !== 0;
  const [image = 0n] = made;
  try {
    if (!hasHeader || (await callAsync(library.decode, [codec, stream, image])) === 0) return false;
    // Once a decode has been given up, the memory that it was to fill may be another's.
    return library.endDecompress(codec, stream) !== 0 && !stuck && takeSamples(library, image, layout, target);
  } finally {
    if (image !== 0n) library.destroyImage(image);
  }
}

let parameters: Uint8Array | undefined;

/** The library copies what it needs of them. */
function defaultParameters(library: OpenjpegBindings): Uint8Array {
  if (parameters === undefined) {
    parameters = new Uint8Array(PARAMETER_BYTES);
    library.setDefaultParameters(parameters);
  }
  return parameters;
}

async function withinTime<T>(decoding: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      stuck = true;
      reject(new ImageError(`JPEG 2000 decoding took more than ${DECODE_TIMEOUT_MS / 1000} s`));
    }, DECODE_TIMEOUT_MS).unref();
  });
  try {
    return await Promise.race([decoding, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
