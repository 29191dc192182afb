import { createRandomStream } from '../../src/domain/random/seeded-random.js';
import { periodicNoise } from './noise.js';

/** Nodes a side of the outline, whatever the slide's size. */
const NODES = 512;
/** Islands of tissue: centre and radii as shares of the slide's side, and how they are turned. */
const ISLANDS = [
  { x: 0.27, y: 0.28, radiusX: 0.19, radiusY: 0.13, turned: 0.4 },
  { x: 0.68, y: 0.24, radiusX: 0.14, radiusY: 0.19, turned: -0.5 },
  { x: 0.3, y: 0.7, radiusX: 0.14, radiusY: 0.2, turned: 0.9 },
  { x: 0.7, y: 0.68, radiusX: 0.2, radiusY: 0.15, turned: -0.2 },
] as const;
/** How frayed the islands are. */
const FRAYING = [
  { nodes: 12, weight: 0.3 },
  { nodes: 40, weight: 0.15 },
] as const;
/** Glass all around, as a share of the side. */
const RIM = 0.03;

/** Above 0 within tissue, below 0 on glass; `x` and `y` are shares of the slide's side, 0 to 1. */
export type TissueOutline = (x: number, y: number) => number;

/** Irregular islands that cover exactly `share` of a square slide. The same seed gives the same outline. */
export function drawTissueOutline(seed: number, share: number): TissueOutline {
  const field = frayedIslands(seed);
  const sorted = Float32Array.from(field).sort();
  const threshold = sorted[Math.min(sorted.length - 1, Math.floor((1 - share) * sorted.length))] ?? 0;
  return (x, y) => between(field, x * NODES - 0.5, y * NODES - 0.5) - threshold;
}

function frayedIslands(seed: number): Float32Array {
  const random = createRandomStream(seed, 2);
  const noises = FRAYING.map(({ nodes, weight }) => ({ weight, noise: periodicNoise(random, nodes, NODES) }));
  return Float32Array.from({ length: NODES * NODES }, (_, node) => {
    const [x, y] = [((node % NODES) + 0.5) / NODES, (Math.floor(node / NODES) + 0.5) / NODES];
    if (Math.min(x, y, 1 - x, 1 - y) < RIM) return -9;
    return noises.reduce((sum, { weight, noise }) => sum + weight * (noise[node] ?? 0), islandsAt(x, y));
  });
}

function islandsAt(x: number, y: number): number {
  const heights = ISLANDS.map((island) => {
    const [dx, dy] = [x - island.x, y - island.y];
    const [cos, sin] = [Math.cos(island.turned), Math.sin(island.turned)];
    return 1 - Math.hypot((dx * cos + dy * sin) / island.radiusX, (dy * cos - dx * sin) / island.radiusY);
  });
  return Math.max(...heights);
}

function between(field: Float32Array, x: number, y: number): number {
  const column = Math.min(NODES - 2, Math.max(0, Math.floor(x)));
  const row = Math.min(NODES - 2, Math.max(0, Math.floor(y)));
  const at = row * NODES + column;
  const partX = Math.min(1, Math.max(0, x - column));
  const partY = Math.min(1, Math.max(0, y - row));
  const above = field[at]! * (1 - partX) + field[at + 1]! * partX;
  const below = field[at + NODES]! * (1 - partX) + field[at + NODES + 1]! * partX;
  return above * (1 - partY) + below * partY;
}
