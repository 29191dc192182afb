// The C functions of OpenJPEG and of the C library that JPEG 2000 is decoded with, and their types.
import type { Koffi, KoffiFunc } from '../../../native/import-koffi.js';
import type { Library } from '../../../native/load-codec.js';

/** `opj_codec_t *`, `opj_stream_t *`, `opj_image_t *`, `FILE *`. */
export type Pointer = bigint;

export interface OpenjpegBindings {
  /** Such as `2.5.0`. */
  readonly version: () => string;
  /** Format: 0 codestream, 2 JP2. */
  readonly createDecompress: (format: number) => Pointer | null;
  /** Writes an `opj_dparameters_t`: 8,252 bytes in version 2.5. */
  readonly setDefaultParameters: (parameters: Uint8Array) => void;
  readonly setupDecoder: (codec: Pointer, parameters: Uint8Array) => number;
  /** From here on the library writes what it finds wrong to the file, from whatever thread it runs on. */
  readonly reportTo: (codec: Pointer, file: Pointer) => void;
  readonly createFileStream: (path: string, bufferBytes: number, isInput: number) => Pointer | null;
  /** Writes the address of the image that it makes. */
  readonly readHeader: (stream: Pointer, codec: Pointer, image: BigUint64Array) => number;
  readonly decode: KoffiFunc<(codec: Pointer, stream: Pointer, image: Pointer) => number>;
  readonly endDecompress: (codec: Pointer, stream: Pointer) => number;
  readonly destroyImage: (image: Pointer) => void;
  readonly destroyStream: (stream: Pointer) => void;
  readonly destroyCodec: (codec: Pointer) => void;
  /** A file in memory; its number, or -1. */
  readonly createMemoryFile: (name: string, flags: number) => number;
  /** A stream of so many bytes in memory, which C takes care of with a first argument of null. */
  readonly openMessages: (buffer: null, bytes: number, mode: string) => Pointer | null;
  readonly positionOf: (file: Pointer) => number;
  readonly rewind: (file: Pointer) => void;
  readonly copy: (target: Uint8Array | Int32Array, source: Pointer, bytes: number) => void;
}

/** Throws where a function is not there: not OpenJPEG 2, or no Linux. */
export function bindOpenjpeg(library: Library, ffi: Koffi): OpenjpegBindings {
  const c = ffi.load(null);
  // koffi cannot know the types behind a C prototype: the interface above states them, and the tests call each.
  const opj = (prototype: string): never => library.func(prototype) as never;
  const libc = (prototype: string): never => c.func(prototype) as never;
  // What the library calls with a message and the file: a C function, as no JavaScript may run on its threads.
  const writeMessage: unknown = c.symbol('fputs');
  const onError = library.func('int opj_set_error_handler(void *codec, void *handler, void *file)');
  const onWarning = library.func('int opj_set_warning_handler(void *codec, void *handler, void *file)');
  return {
    version: opj('const char *opj_version()'),
    createDecompress: opj('void *opj_create_decompress(int format)'),
    setDefaultParameters: opj('void opj_set_default_decoder_parameters(void *parameters)'),
    setupDecoder: opj('int opj_setup_decoder(void *codec, void *parameters)'),
    reportTo: (codec, file) => {
      onError(codec, writeMessage, file);
      onWarning(codec, writeMessage, file);
    },
    createFileStream: opj('void *opj_stream_create_file_stream(const char *path, size_t bytes, int input)'),
    readHeader: opj('int opj_read_header(void *stream, void *codec, void *image)'),
    decode: opj('int opj_decode(void *codec, void *stream, void *image)'),
    endDecompress: opj('int opj_end_decompress(void *codec, void *stream)'),
    destroyImage: opj('void opj_image_destroy(void *image)'),
    destroyStream: opj('void opj_stream_destroy(void *stream)'),
    destroyCodec: opj('void opj_destroy_codec(void *codec)'),
    createMemoryFile: libc('int memfd_create(const char *name, uint32_t flags)'),
    openMessages: libc('void *fmemopen(void *buffer, size_t bytes, const char *mode)'),
    positionOf: libc('long ftell(void *file)'),
    rewind: libc('void rewind(void *file)'),
    copy: libc('void *memcpy(void *target, void *source, size_t bytes)'),
  };
}
