type UnfilterRow = (row: Row) => void;

/** One row's filtered bytes `from` in `source`, and `to` where its values go; the row above it is at `to` − length. */
interface Row {
  readonly source: Uint8Array;
  readonly from: number;
  readonly target: Uint8Array;
  readonly to: number;
  readonly length: number;
  /** Bytes of a pixel. */
  readonly step: number;
}

/** By the number that each row starts with: PNG specification, third edition, section 9.2. */
const FILTERS: readonly UnfilterRow[] = [copyRow, addLeft, addAbove, addMean, addPaeth];
/** The same for the first row, above which all counts as zero: of zeros and what is left, Paeth takes what is left. */
const FIRST_ROW_FILTERS: readonly UnfilterRow[] = [copyRow, addLeft, copyRow, addHalfLeft, addLeft];

/**
 * The values of a PNG image's rows, each `rowBytes` long and led by the number of its filter; `step` bytes a pixel.
 * In `into`, if that has exactly their size. Undefined for a filter that does not exist.
 */
export function unfilterRows(
  source: Uint8Array,
  rowBytes: number,
  step: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  const rows = source.length / (rowBytes + 1);
  const target = into?.length === rows * rowBytes ? into : new Uint8Array(rows * rowBytes);
  for (let row = 0; row < rows; row += 1) {
    const lead = row * (rowBytes + 1);
    const unfilter = (row === 0 ? FIRST_ROW_FILTERS : FILTERS)[source[lead]!];
    if (unfilter === undefined) return undefined;
    unfilter({ source, from: lead + 1, target, to: row * rowBytes, length: rowBytes, step });
  }
  return target;
}

function copyRow({ source, from, target, to, length }: Row): void {
  target.set(source.subarray(from, from + length), to);
}

function addLeft({ source, from, target, to, length, step }: Row): void {
  copyPixel(source, from, target, to, step);
  for (let i = step; i < length; i += 1) target[to + i] = source[from + i]! + target[to + i - step]!;
}

function addHalfLeft({ source, from, target, to, length, step }: Row): void {
  copyPixel(source, from, target, to, step);
  for (let i = step; i < length; i += 1) target[to + i] = source[from + i]! + (target[to + i - step]! >> 1);
}

function addAbove({ source, from, target, to, length }: Row): void {
  const above = to - length;
  for (let i = 0; i < length; i += 1) target[to + i] = source[from + i]! + target[above + i]!;
}

function addMean({ source, from, target, to, length, step }: Row): void {
  const above = to - length;
  for (let i = 0; i < step; i += 1) target[to + i] = source[from + i]! + (target[above + i]! >> 1);
  for (let i = step; i < length; i += 1) {
    target[to + i] = source[from + i]! + ((target[to + i - step]! + target[above + i]!) >> 1);
  }
}

/** Adds that of left, above and above left which is nearest to left + above − above left; the earlier one of two. */
function addPaeth({ source, from, target, to, length, step }: Row): void {
  const above = to - length;
  for (let i = 0; i < step; i += 1) target[to + i] = source[from + i]! + target[above + i]!;
  for (let i = step; i < length; i += 1) {
    const left = target[to + i - step]!;
    const up = target[above + i]!;
    const corner = target[above + i - step]!;
    const toLeft = Math.abs(up - corner);
    const toUp = Math.abs(left - corner);
    const toCorner = Math.abs(left + up - 2 * corner);
    const nearest = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    target[to + i] = source[from + i]! + nearest;
  }
}

function copyPixel(source: Uint8Array, from: number, target: Uint8Array, to: number, step: number): void {
  for (let i = 0; i < step; i += 1) target[to + i] = source[from + i]!;
}
