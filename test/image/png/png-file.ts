// PNG files put together by hand, for what no encoder writes.
import { crc32, deflateSync } from 'node:zlib';

export interface PngParts {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Colour type 2 is RGB. */
  readonly colourType?: number;
  readonly bitDepth?: number;
  /** Rows as they are compressed, each led by its filter. */
  readonly rows: Uint8Array;
  /** How many IDAT chunks the rows are cut into. */
  readonly dataChunks?: number;
  /** Between header and data. */
  readonly before?: readonly Buffer[];
  /** Between the first and the second IDAT. */
  readonly between?: readonly Buffer[];
}

export function pngChunk(name: string, data: Uint8Array = new Uint8Array()): Buffer {
  const checked = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length);
  checked.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(checked), data.length + 8);
  return chunk;
}

export function pngFile(parts: PngParts): Buffer {
  const { dataChunks = 1, before = [], between = [] } = parts;
  const compressed = deflateSync(parts.rows);
  const size = Math.ceil(compressed.length / dataChunks);
  const data = Array.from({ length: dataChunks }, (_, i) =>
    pngChunk('IDAT', compressed.subarray(i * size, (i + 1) * size)),
  );
  const [first = [], ...rest] = data;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    headerOf(parts),
    ...before,
    Buffer.from(first),
    ...between,
    ...rest,
    pngChunk('IEND'),
  ]);
}

function headerOf({ widthPx, heightPx, colourType = 2, bitDepth = 8 }: PngParts): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header[8] = bitDepth;
  header[9] = colourType;
  return pngChunk('IHDR', header);
}
