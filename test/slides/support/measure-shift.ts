import type { Level0Rectangle } from '../../../src/domain/geometry/level0-rectangle.js';
import type { RgbImage } from '../../../src/domain/image.js';

/** A smooth brightness over a coordinate in pixels, pixel i centred at i + 0.5. */
export interface Wave {
  at(position: number): number;
  slope(position: number): number;
}

export function waveOf(periodPx: number): Wave {
  const frequency = (2 * Math.PI) / periodPx;
  return {
    at: (position) => 128 + 100 * Math.sin(frequency * position),
    slope: (position) => 100 * frequency * Math.cos(frequency * position),
  };
}

/**
 * How far, in level-0 pixels, the picture lies beside where it should: least squares over `from`…`to` of the output
 * axis (0 to 1). Red holds the wave over X, green over Y.
 */
export function measureShift(
  image: RgbImage,
  rectangle: Level0Rectangle,
  wave: Wave,
  axis: 'x' | 'y',
  part: readonly [number, number],
): number {
  const outputs = axis === 'x' ? image.widthPx : image.heightPx;
  const origin = axis === 'x' ? rectangle.level0X : rectangle.level0Y;
  const scale = (axis === 'x' ? rectangle.level0WidthPx : rectangle.level0HeightPx) / outputs;
  let moved = 0;
  let steepness = 0;
  for (let i = Math.floor(part[0] * outputs); i < Math.ceil(part[1] * outputs); i += 1) {
    const position = origin + (i + 0.5) * scale;
    const slope = wave.slope(position);
    moved += (meanAlong(image, axis, i) - wave.at(position)) * slope;
    steepness += slope * slope;
  }
  return -moved / steepness;
}

function meanAlong({ data, widthPx, heightPx }: RgbImage, axis: 'x' | 'y', index: number): number {
  const across = axis === 'x' ? heightPx : widthPx;
  let sum = 0;
  for (let i = 0; i < across; i += 1) {
    const pixel = axis === 'x' ? i * widthPx + index : index * widthPx + i;
    sum += data[pixel * 3 + (axis === 'x' ? 0 : 1)] ?? 0;
  }
  return sum / across;
}
