import { resampled } from './curve.js';

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** A curve of blocks, at most `width` wide, from its lowest to its highest value; a flat one lies in the middle. */
export function sparkline(values: readonly number[], width: number): string {
  const shown = resampled(values.filter(Number.isFinite), Math.max(width, 0));
  const low = Math.min(...shown);
  const range = Math.max(...shown) - low;
  return shown
    .map((value) => {
      const level = range === 0 ? 3 : Math.round(((value - low) / range) * (BLOCKS.length - 1));
      return BLOCKS[level] ?? BLOCKS[0];
    })
    .join('');
}
