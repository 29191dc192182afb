import { BYTE_TO_LIGHT, labCube, labRoot, lightToByte, RGB_TO_XYZ, XYZ_TO_RGB } from './lab.js';
import type { LabMoments, StainNormaliser } from './stain-statistics.js';

/** value · scale + shift, for L*, a* and b*. */
interface LabChange {
  readonly scales: readonly number[];
  readonly shifts: readonly number[];
}

/** Where the modified method finds the target flatter than the source it still stretches lightness this much. */
const LEAST_STRETCH = 0.05;

/**
 * Moves and stretches L*, a*, b* from the source's moments to the target's (Reinhard et al. 2001), or by the modified
 * rule keeps the source's lightness, a little stretched, and moves the hues alone (Roy et al. 2021). As L*, a*, b*
 * are linear in three roots, the change is made on the roots.
 */
export function labNormaliser(
  source: LabMoments,
  target: LabMoments,
  method: 'reinhard' | 'reinhard-modified',
): StainNormaliser {
  const { scales, shifts } = method === 'reinhard' ? fullChange(source, target) : modifiedChange(source, target);
  const [lightness, redGreen, blueYellow] = [scales[0]!, scales[1]!, scales[2]!];
  const yShift = (16 - 16 * lightness + shifts[0]!) / 116;
  const xShift = shifts[1]! / 500;
  const zShift = shifts[2]! / 200;
  const [rx, gx, bx, ry, gy, by, rz, gz, bz] = RGB_TO_XYZ;
  const [xr, yr, zr, xg, yg, zg, xb, yb, zb] = XYZ_TO_RGB;
  return (pixels) => {
    for (let at = 0; at + 2 < pixels.length; at += 3) {
      const red = BYTE_TO_LIGHT[pixels[at]!]!;
      const green = BYTE_TO_LIGHT[pixels[at + 1]!]!;
      const blue = BYTE_TO_LIGHT[pixels[at + 2]!]!;
      const oldX = labRoot(rx * red + gx * green + bx * blue);
      const oldY = labRoot(ry * red + gy * green + by * blue);
      const oldZ = labRoot(rz * red + gz * green + bz * blue);
      const newY = oldY * lightness + yShift;
      const x = labCube(newY + (oldX - oldY) * redGreen + xShift);
      const y = labCube(newY);
      const z = labCube(newY - (oldY - oldZ) * blueYellow - zShift);
      pixels[at] = lightToByte(xr * x + yr * y + zr * z);
      pixels[at + 1] = lightToByte(xg * x + yg * y + zg * z);
      pixels[at + 2] = lightToByte(xb * x + yb * y + zb * z);
    }
  };
}

function fullChange(source: LabMoments, target: LabMoments): LabChange {
  const scales = target.deviations.map((deviation, axis) => deviation / source.deviations[axis]!);
  return { scales, shifts: target.means.map((mean, axis) => mean - source.means[axis]! * scales[axis]!) };
}

function modifiedChange(source: LabMoments, target: LabMoments): LabChange {
  const gap = (target.deviations[0] - source.deviations[0]) / target.deviations[0];
  const stretch = gap > 0 ? gap : LEAST_STRETCH;
  return {
    scales: [1 + stretch, 1, 1],
    shifts: [-source.means[0] * stretch, target.means[1] - source.means[1], target.means[2] - source.means[2]],
  };
}
