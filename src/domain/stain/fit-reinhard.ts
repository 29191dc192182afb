import { BYTE_TO_LIGHT, labRoot, RGB_TO_XYZ } from './lab.js';
import { MIN_STAINED_PIXELS, type LabMoments, type StainFit, type Vector3 } from './stain-statistics.js';

/** A hundredth of what stained tissue has: an area of one colour, whose deviation is noise. */
const MIN_DEVIATION = 0.1;

/** Mean and deviation in CIELAB of all `pixels` (RGB, any number), after Reinhard et al., IEEE CG&A 21(5), 2001. */
export function fitReinhard(method: 'reinhard' | 'reinhard-modified', pixels: Uint8Array): StainFit {
  if (pixels.length < 3 * MIN_STAINED_PIXELS) return { kind: 'unfit', problem: 'too-few-stained-pixels' };
  const moments = labMoments(pixels);
  if (moments.deviations.some((deviation) => !(deviation >= MIN_DEVIATION))) {
    return { kind: 'unfit', problem: 'one-stain' };
  }
  return { kind: 'fitted', statistics: { method, ...moments } };
}

/** Moments of the three roots are enough: L*, a* and b* are linear in them. */
function labMoments(pixels: Uint8Array): LabMoments {
  const [rx, gx, bx, ry, gy, by, rz, gz, bz] = RGB_TO_XYZ;
  const sums = new Float64Array(6);
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const red = BYTE_TO_LIGHT[pixels[at]!]!;
    const green = BYTE_TO_LIGHT[pixels[at + 1]!]!;
    const blue = BYTE_TO_LIGHT[pixels[at + 2]!]!;
    const x = labRoot(rx * red + gx * green + bx * blue);
    const y = labRoot(ry * red + gy * green + by * blue);
    const z = labRoot(rz * red + gz * green + bz * blue);
    add(sums, 0, 116 * y - 16);
    add(sums, 1, 500 * (x - y));
    add(sums, 2, 200 * (y - z));
  }
  const count = Math.max(1, Math.floor(pixels.length / 3));
  const mean = (axis: number): number => sums[axis]! / count;
  const deviation = (axis: number): number => Math.sqrt(Math.max(0, sums[axis + 3]! / count - mean(axis) ** 2));
  const each = (value: (axis: number) => number): Vector3 => [value(0), value(1), value(2)];
  return { means: each(mean), deviations: each(deviation) };
}

function add(sums: Float64Array, axis: number, value: number): void {
  sums[axis]! += value;
  sums[axis + 3]! += value * value;
}
