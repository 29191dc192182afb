// The worker thread that decodes JPEG 2000: wasm would otherwise block the event loop for 10 ms and more a tile.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { serveDecoding } from './serve-decoding.js';
import type { DecodeRequest } from './worker-messages.js';

interface Decoder {
  getEncodedBuffer(length: number): Uint8Array;
  decode(): void;
  getDecodedBuffer(): Uint8Array;
  delete(): void;
}

interface Codec {
  readonly J2KDecoder: new () => Decoder;
}

interface CodecOptions {
  readonly wasmBinary: Uint8Array;
  readonly print: (line: string) => void;
  readonly printErr: (line: string) => void;
}

const require = createRequire(import.meta.url);
/** What the codec said during the decode under way: it reports failures only by printing. */
const printed: string[] = [];
const codec = loadCodec();

serveDecoding(decode);

function loadCodec(): Promise<Codec> {
  const create = require('@cornerstonejs/codec-openjpeg/decodewasmjs') as (options: CodecOptions) => Promise<Codec>;
  const note = (line: string): void => {
    printed.push(line);
  };
  const wasmBinary = readFileSync(require.resolve('@cornerstonejs/codec-openjpeg/decodewasm'));
  return create({ wasmBinary, print: note, printErr: note });
}

/** The chunky 8-bit samples. */
async function decode({ compressed }: DecodeRequest): Promise<Uint8Array> {
  const { J2KDecoder } = await codec;
  printed.length = 0;
  const decoder = new J2KDecoder();
  try {
    decoder.getEncodedBuffer(compressed.length).set(compressed);
    decoder.decode();
    const failure = printed.find((line) => /\[(ERROR|WARNING)\]/.test(line));
    if (failure !== undefined) throw new Error(failure.trim());
    // Copied, so that it can be handed over: the codec's own view may be of wasm memory.
    return decoder.getDecodedBuffer().slice();
  } finally {
    decoder.delete();
  }
}
