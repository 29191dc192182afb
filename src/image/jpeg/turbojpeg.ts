// libjpeg-turbo, called directly: of a tile's 0.4 ms it is the whole, where a libvips pipeline around it adds 1 ms.
import { AppError } from '../../domain/errors/app-error.js';
import type { KoffiFunc } from '../../native/import-koffi.js';
import { callAsync } from '../../native/call-async.js';
import { findCodec, loadCodec, type FoundCodec, type Library } from '../../native/load-codec.js';

/** One frame to decode. Its header has been checked: 8 bits, no larger than its tile. */
export interface JpegStream {
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  /** 1 grey, 3 RGB. */
  readonly channels: 1 | 3;
}

/** Where pixels are wanted: the first at the start of `data`, each row `pitchBytes` after the one before. */
export interface PixelRows {
  readonly data: Uint8Array;
  readonly pitchBytes: number;
}

type DecompressArgs = [
  handle: bigint,
  jpeg: Uint8Array,
  jpegBytes: number,
  target: Uint8Array,
  widthPx: number,
  pitch: number,
  heightPx: number,
  pixelFormat: number,
  flags: number,
];

interface TurbojpegBindings {
  readonly initDecompress: () => bigint | null;
  /** Handle, stream, its bytes, then width, height, subsampling and colour space, each one int that C writes. */
  readonly decompressHeader: (
    handle: bigint,
    jpeg: Uint8Array,
    jpegBytes: number,
    ...facts: [Int32Array, Int32Array, Int32Array, Int32Array]
  ) => number;
  /** Never writes more than width × height pixels: a larger picture is scaled to fit, or refused. */
  readonly decompress: KoffiFunc<(...args: DecompressArgs) => number>;
}

const FILE_NAMES = {
  linux: 'libturbojpeg.so.0',
  darwin: 'libturbojpeg.0.dylib',
  win32: 'turbojpeg.dll',
} as const;

// turbojpeg.h: TJPF_GRAY and TJPF_RGB, TJFLAG_ACCURATEDCT and TJFLAG_STOPONWARNING.
const PIXEL_FORMAT = { 1: 6, 3: 0 } as const;
const ACCURATE_DCT = 4096;
const STOP_ON_WARNING = 8192;

let loading: Promise<TurbojpegBindings | undefined> | undefined;
/** Each holds one frame at a time; there are as many as frames were ever decoded at once, which callers bound. */
const idleHandles: bigint[] = [];

/**
 * Decodes off the event loop, to what libvips makes of the same stream, bit for bit (the same transform and
 * upsampling). Undefined where the library is not there, and for a stream that it does not decode without any warning.
 */
export async function decodeByTurbojpeg(stream: JpegStream): Promise<Uint8Array | undefined> {
  const pitchBytes = stream.widthPx * stream.channels;
  // Not zeroed: libjpeg writes every pixel, or the result is thrown away.
  const pixels = Buffer.allocUnsafeSlow(pitchBytes * stream.heightPx);
  const isDecoded = await decodeInto(stream, { data: pixels, pitchBytes });
  return isDecoded ? new Uint8Array(pixels.buffer) : undefined;
}

/** The same into a larger picture. False: it may hold some of the pixels, or none. */
export async function decodeInto(stream: JpegStream, target: PixelRows): Promise<boolean> {
  const { widthPx, heightPx, channels } = stream;
  if (target.data.length < target.pitchBytes * (heightPx - 1) + widthPx * channels) {
    throw new AppError('INTERNAL', 'a picture is to be decoded into less memory than it takes');
  }
  const library = await (loading ??= loadCodec(FILE_NAMES, bind));
  const handle = idleHandles.pop() ?? library?.initDecompress() ?? undefined;
  if (library === undefined || handle === undefined) return false;
  try {
    return isAsStated(library, handle, stream) && (await decode(library, handle, stream, target));
  } finally {
    idleHandles.push(handle);
  }
}

/** The library that JPEG tiles are decoded by; undefined where it is not there. */
export function findTurbojpeg(): Promise<FoundCodec<unknown> | undefined> {
  return findCodec(FILE_NAMES, bind);
}

/** Whether libjpeg finds the frame that our own reader of headers found: a second one may hide between markers. */
function isAsStated(library: TurbojpegBindings, handle: bigint, { bytes, widthPx, heightPx }: JpegStream): boolean {
  const [width, height, subsampling, colours] = [0, 0, 0, 0].map(() => new Int32Array(1)) as Facts;
  const failed = library.decompressHeader(handle, bytes, bytes.byteLength, width, height, subsampling, colours);
  return failed === 0 && width[0] === widthPx && height[0] === heightPx;
}

type Facts = [width: Int32Array, height: Int32Array, subsampling: Int32Array, colours: Int32Array];

async function decode(
  library: TurbojpegBindings,
  handle: bigint,
  { bytes, widthPx, heightPx, channels }: JpegStream,
  { data, pitchBytes }: PixelRows,
): Promise<boolean> {
  const flags = ACCURATE_DCT | STOP_ON_WARNING;
  const failed = await callAsync(library.decompress, [
    handle,
    bytes,
    bytes.byteLength,
    data,
    widthPx,
    pitchBytes,
    heightPx,
    PIXEL_FORMAT[channels],
    flags,
  ]);
  return failed === 0;
}

/** The functions of TurboJPEG's second interface, which its libraries of versions 2 and 3 have. */
function bind(library: Library): TurbojpegBindings {
  // koffi cannot know the types behind a C prototype: the interface above states them, and the tests call each.
  const bound = (prototype: string): never => library.func(prototype) as never;
  return {
    initDecompress: bound('void *tjInitDecompress()'),
    decompressHeader: bound(
      'int tjDecompressHeader3(void *handle, const uint8_t *jpeg, unsigned long bytes, void *width, void *height, void *subsampling, void *colours)',
    ),
    decompress: bound(
      'int tjDecompress2(void *handle, const uint8_t *jpeg, unsigned long bytes, void *target, int width, int pitch, int height, int format, int flags)',
    ),
  };
}
