/** One chunk of compressed samples and what they decode to. */
export interface ChunkLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  /** 8-bit samples per pixel within the chunk. */
  readonly samples: number;
  readonly compression: number;
  readonly predictor: number;
  /** What the colours are meant by. */
  readonly iccProfile?: Uint8Array;
}

const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;
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
  const { iccProfile } = chunk;
  const entries: readonly Entry[] = [
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
    ...(iccProfile === undefined ? [] : [[34675, UNDEFINED, iccProfile] as const]),
  ];
  return assemble(compressed, entries);
}

type Entry = readonly [tag: number, type: number, values: ArrayLike<number>];

const TYPE_BYTES: Readonly<Record<number, number>> = { [SHORT]: 2, [LONG]: 4, [UNDEFINED]: 1 };

/** Directories and values start at even offsets. */
const even = (bytes: number): number => bytes + (bytes % 2);

function assemble(compressed: Uint8Array, entries: readonly Entry[]): Uint8Array {
  const sizes = entries.map(([, type, values]) => values.length * (TYPE_BYTES[type] ?? 1));
  const directoryAt = HEADER_BYTES + even(compressed.byteLength);
  let valuesAt = directoryAt + 2 + entries.length * ENTRY_BYTES + 4;
  const bytes = new Uint8Array(valuesAt + sizes.reduce((sum, size) => sum + even(size), 0));
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, directoryAt, true);
  bytes.set(compressed, HEADER_BYTES);
  view.setUint16(directoryAt, entries.length, true);
  entries.forEach(([tag, type, values], i) => {
    const at = directoryAt + 2 + i * ENTRY_BYTES;
    const size = sizes[i] ?? 0;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, values.length, true);
    if (size > 4) view.setUint32(at + 8, valuesAt, true);
    write(view, size > 4 ? valuesAt : at + 8, type, values);
    if (size > 4) valuesAt += even(size);
  });
  return bytes;
}

function write(view: DataView, at: number, type: number, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i += 1) {
    if (type === SHORT) view.setUint16(at + i * 2, values[i]!, true);
    else if (type === LONG) view.setUint32(at + i * 4, values[i]!, true);
    else view.setUint8(at + i, values[i]!);
  }
}
