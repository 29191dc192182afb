// CIELAB by tables: sRGB bytes to the three cube roots that L*, a*, b* are linear in, and back.
import { invert3, type Matrix3 } from './matrix3.js';

/** sRGB (IEC 61966-2-1) to XYZ under D65, divided by the white point: grey has three equal values. */
const WHITE = [0.95047, 1, 1.08883] as const;
export const RGB_TO_XYZ: Matrix3 = [
  0.412453 / WHITE[0],
  0.35758 / WHITE[0],
  0.180423 / WHITE[0],
  0.212671,
  0.71516,
  0.072169,
  0.019334 / WHITE[2],
  0.119193 / WHITE[2],
  0.950227 / WHITE[2],
];
export const XYZ_TO_RGB: Matrix3 = invert3(RGB_TO_XYZ);

/** Light 0…1 of each byte. */
export const BYTE_TO_LIGHT = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share > 0.04045 ? ((share + 0.055) / 1.055) ** 2.4 : share / 12.92;
});

/** Fine enough that linear interpolation is right to 0.001 of L*, even where the cube root bends most. */
const ROOT_STEPS = 4096;
const ROOTS = Float64Array.from({ length: ROOT_STEPS + 3 }, (_, step) => exactRoot(step / ROOT_STEPS));

function exactRoot(share: number): number {
  return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116;
}

/** CIELAB's f of a share of the white point, 0…1. */
export function labRoot(share: number): number {
  const position = share * ROOT_STEPS;
  const step = position | 0;
  const low = ROOTS[step]!;
  return low + (ROOTS[step + 1]! - low) * (position - step);
}

/** The inverse of `labRoot`, for any value. */
export function labCube(root: number): number {
  return root > 0.2068966 ? root * root * root : (root - 16 / 116) / 7.787;
}

/** At the steepest place one step is 0.05 of a byte. */
const LIGHT_STEPS = 65_535;
const LIGHT_TO_BYTE = Uint8Array.from({ length: LIGHT_STEPS + 1 }, (_, step) => {
  const light = step / LIGHT_STEPS;
  return Math.round((light > 0.0031308 ? 1.055 * light ** (1 / 2.4) - 0.055 : 12.92 * light) * 255);
});

/** The byte of an amount of light; what no byte can show is clipped. */
export function lightToByte(light: number): number {
  if (light <= 0) return 0;
  return light >= 1 ? 255 : LIGHT_TO_BYTE[(light * LIGHT_STEPS + 0.5) | 0]!;
}
