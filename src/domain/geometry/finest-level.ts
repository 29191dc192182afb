import type { SlideLevel } from '../slides/slide.js';

/**
 * Index of the nearest finer level: the coarsest one whose pixels are no larger than the output's on either axis.
 * `level0PerOutputX/Y` is level-0 pixels per output pixel. Falls back to level 0, which is then enlarged.
 */
export function nearestFinerLevel(
  levels: readonly SlideLevel[],
  level0PerOutputX: number,
  level0PerOutputY: number,
): number {
  // Pyramids round their sides, so a stated downsample of 4.0004 still serves a wanted 4.
  const tolerance = 1.005;
  let best = 0;
  levels.forEach((level, index) => {
    const fits = level.downsampleX <= level0PerOutputX * tolerance && level.downsampleY <= level0PerOutputY * tolerance;
    if (fits && level.downsampleX > (levels[best]?.downsampleX ?? 0)) best = index;
  });
  return best;
}
