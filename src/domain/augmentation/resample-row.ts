// The innermost loops of augmentation, hence their channels written out.

export interface Planes {
  /** uint8 RGB, sourcePx² × 3. */
  readonly source: Uint8Array;
  readonly sourcePx: number;
  /** float32 RGB, sizePx² × 3. */
  readonly target: Float32Array;
  readonly sizePx: number;
}

/** Where a target row lies in the source: its middle, and what one column adds. */
export interface SourceLine {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
}

// A row is written from `start` on; what lies outside the source is reflected at its edge pixels.

/** For lines whose every position is a whole number. */
export function copyRow(planes: Planes, start: number, line: SourceLine): void {
  if (isInside(planes, line)) copyInside(planes, start, line);
  else copyReflected(planes, start, line);
}

/** Bilinear. */
export function blendRow(planes: Planes, start: number, line: SourceLine): void {
  const { sizePx, sourcePx } = planes;
  const centre = (sizePx - 1) / 2;
  const last = sourcePx - 1;
  const inside = isInside(planes, line);
  for (let column = 0, at = start; column < sizePx; column += 1, at += 3) {
    const x = line.stepX * (column - centre) + line.x;
    const y = line.stepY * (column - centre) + line.y;
    if (inside) blendPixel(planes, at, x, y);
    else blendPixel(planes, at, reflect(x, last), reflect(y, last));
  }
}

/** Positions along a line rise or fall throughout: with both ends inside all are. */
function isInside({ sourcePx, sizePx }: Planes, { x, y, stepX, stepY }: SourceLine): boolean {
  const centre = (sizePx - 1) / 2;
  const holds = (position: number): boolean => position >= 0 && position <= sourcePx - 1;
  return [-centre, centre].every((column) => holds(stepX * column + x) && holds(stepY * column + y));
}

function copyInside({ source, sourcePx, target, sizePx }: Planes, start: number, line: SourceLine): void {
  const centre = (sizePx - 1) / 2;
  // "| 0": whole they are, but computed from halves, and only known to be whole they index quickly.
  const step = ((line.stepY * sourcePx + line.stepX) * 3) | 0;
  let from = (((line.y - line.stepY * centre) * sourcePx + line.x - line.stepX * centre) * 3) | 0;
  for (let column = 0, at = start; column < sizePx; column += 1, at += 3, from += step) {
    target[at] = source[from]!;
    target[at + 1] = source[from + 1]!;
    target[at + 2] = source[from + 2]!;
  }
}

function copyReflected({ source, sourcePx, target, sizePx }: Planes, start: number, line: SourceLine): void {
  const centre = (sizePx - 1) / 2;
  for (let column = 0, at = start; column < sizePx; column += 1, at += 3) {
    const x = reflect(line.stepX * (column - centre) + line.x, sourcePx - 1);
    const y = reflect(line.stepY * (column - centre) + line.y, sourcePx - 1);
    const from = (y * sourcePx + x) * 3;
    target[at] = source[from]!;
    target[at + 1] = source[from + 1]!;
    target[at + 2] = source[from + 2]!;
  }
}

/** `x` and `y` are inside: 0…sourcePx − 1. */
function blendPixel({ source, sourcePx, target }: Planes, at: number, x: number, y: number): void {
  const left = x | 0;
  const top = y | 0;
  const ul = (top * sourcePx + left) * 3;
  const ur = ul + (left < sourcePx - 1 ? 3 : 0);
  const down = top < sourcePx - 1 ? sourcePx * 3 : 0;
  const right = x - left;
  const below = y - top;
  const shareUL = (1 - right) * (1 - below);
  const shareUR = right * (1 - below);
  const shareLL = (1 - right) * below;
  const shareLR = right * below;
  const ll = ul + down;
  const lr = ur + down;
  target[at] = source[ul]! * shareUL + source[ur]! * shareUR + source[ll]! * shareLL + source[lr]! * shareLR;
  target[at + 1] =
    source[ul + 1]! * shareUL + source[ur + 1]! * shareUR + source[ll + 1]! * shareLL + source[lr + 1]! * shareLR;
  target[at + 2] =
    source[ul + 2]! * shareUL + source[ur + 2]! * shareUR + source[ll + 2]! * shareLL + source[lr + 2]! * shareLR;
}

/** Mirrors a position into 0…last; enough for positions up to one length outside. */
function reflect(position: number, last: number): number {
  const folded = position < 0 ? -position : position;
  return Math.min(last, Math.max(0, folded > last ? 2 * last - folded : folded));
}
