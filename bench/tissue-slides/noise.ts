// Smooth noise for drawing: random values on a coarse grid, interpolated between its nodes.
import { uniform, type RandomStream } from '../../src/domain/random/seeded-random.js';

/** (sidePx, sidePx), mean about 0, within −1 to 1; its left edge joins its right one, its top its bottom. */
export function periodicNoise(random: RandomStream, nodes: number, sidePx: number): Float32Array {
  const grid = Float32Array.from({ length: nodes * nodes }, () => uniform(random, -1, 1));
  const noise = new Float32Array(sidePx * sidePx);
  for (let y = 0; y < sidePx; y += 1) {
    for (let x = 0; x < sidePx; x += 1) {
      noise[y * sidePx + x] = between(grid, nodes, (x / sidePx) * nodes, (y / sidePx) * nodes);
    }
  }
  return noise;
}

/** Bilinear with eased steps, so that no seam shows at the nodes. Coordinates in nodes, from 0 up. */
function between(grid: Float32Array, nodes: number, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const easedX = ease(x - column);
  const top = (row % nodes) * nodes;
  const bottom = ((row + 1) % nodes) * nodes;
  const left = column % nodes;
  const right = (column + 1) % nodes;
  const above = grid[top + left]! * (1 - easedX) + grid[top + right]! * easedX;
  const below = grid[bottom + left]! * (1 - easedX) + grid[bottom + right]! * easedX;
  const easedY = ease(y - row);
  return above * (1 - easedY) + below * easedY;
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}
