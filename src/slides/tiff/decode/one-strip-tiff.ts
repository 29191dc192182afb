/** One chunk of compressed samples and what they decode to. */
export interface ChunkLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  /** 8-bit samples per pixel within the chunk. */
  readonly samples: number;
  readonly compression: number;
  readonly predictor: number;
}

const SHORT = 3;
const LONG = 4;
const HEADER_BYTES = 8;
const ENTRY_BYTES = 12;
const RGB = 2;
const BLACK_IS_ZERO = 1;

/**
 * A minimal TIFF of one strip around the compressed bytes, so that libtiff decodes them: the codecs, the predictor
 * and its bounds checks are the ones that the rest of the world reads TIFFs with.
 */
export function oneStripTiff(compressed: Uint8Array, chunk: ChunkLayout): Uint8Array {
  const colours = chunk.samples >= 3 ? 3 : 1;
  const extra = chunk.samples - colours;
  const bits = new Array<number>(chunk.samples).fill(8);
  const entries: readonly (readonly [tag: number, type: number, values: readonly number[]])[] = [
    [256, LONG, [chunk.widthPx]],
    [257, LONG, [chunk.heightPx]],
    [258, SHORT, bits],
    [259, SHORT, [chunk.compression]],
    [262, SHORT, [colours === 3 ? RGB : BLACK_IS_ZERO]],
    [273, LONG, [HEADER_BYTES]],
    [277, SHORT, [chunk.samples]],
    [278, LONG, [chunk.heightPx]],
    [279, LONG, [compressed.byteLength]],
    [284, SHORT, [1]],
    [317, SHORT, [chunk.predictor]],
    // Unassociated alpha (2): libvips then passes the samples on as they are.
    ...(extra > 0 ? [[338, SHORT, new Array<number>(extra).fill(2)] as const] : []),
  ];
  return assemble(compressed, entries);
}

function assemble(
  compressed: Uint8Array,
  entries: readonly (readonly [number, number, readonly number[]])[],
): Uint8Array {
  // Directories and values start at even offsets.
  const directoryAt = HEADER_BYTES + compressed.byteLength + (compressed.byteLength % 2);
  const valuesAt = directoryAt + 2 + entries.length * ENTRY_BYTES + 4;
  const bytes = new Uint8Array(valuesAt + entries.length * 16);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, directoryAt, true);
  bytes.set(compressed, HEADER_BYTES);
  view.setUint16(directoryAt, entries.length, true);
  entries.forEach(([tag, type, values], i) => {
    const at = directoryAt + 2 + i * ENTRY_BYTES;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, values.length, true);
    const inline = values.length * (type === SHORT ? 2 : 4) <= 4;
    const target = inline ? at + 8 : valuesAt + i * 16;
    if (!inline) view.setUint32(at + 8, target, true);
    values.forEach((value, n) => {
      if (type === SHORT) view.setUint16(target + n * 2, value, true);
      else view.setUint32(target + n * 4, value, true);
    });
  });
  return bytes;
}
