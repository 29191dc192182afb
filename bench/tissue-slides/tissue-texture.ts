import { createRandomStream, randomIndex, uniform, type RandomStream } from '../../src/domain/random/seeded-random.js';
import { periodicNoise } from './noise.js';

/** Six tiles of 256 px: two neighbours never hold the same pixels. */
export const TEXTURE_SIDE_PX = 1536;

const EOSIN = [222, 150, 186] as const;
const EOSIN_RANGE = [16, 36, 23] as const;
const HAEMATOXYLIN = [92, 62, 140] as const;
/** Nuclei a pixel, and their radii in pixels, as at 0.25 µm/px. */
const NUCLEI_PER_PIXEL = 1 / 900;
const NUCLEUS_RADIUS_PX = [6, 12] as const;
/** Grain of a camera: what makes a tile cost libjpeg what a scanned one does. */
const GRAIN = 5;

/** RGB (TEXTURE_SIDE_PX, TEXTURE_SIDE_PX, 3) of something like stained tissue, without seams when laid side by side. */
export function drawTissueTexture(seed: number): Uint8Array {
  const random = createRandomStream(seed, 1);
  const coverage = drawNuclei(random);
  const coarse = periodicNoise(random, 12, TEXTURE_SIDE_PX);
  const fine = periodicNoise(random, 240, TEXTURE_SIDE_PX);
  const data = new Uint8Array(coverage.length * 3);
  for (let pixel = 0; pixel < coverage.length; pixel += 1) {
    const nucleus = coverage[pixel]!;
    const tone = 0.6 * coarse[pixel]! + 0.4 * fine[pixel]!;
    const grain = uniform(random, -GRAIN, GRAIN);
    for (let colour = 0; colour < 3; colour += 1) {
      const stroma = EOSIN[colour]! + EOSIN_RANGE[colour]! * tone;
      data[pixel * 3 + colour] = stroma * (1 - nucleus) + HAEMATOXYLIN[colour]! * nucleus + grain;
    }
  }
  return data;
}

/** How much of each pixel is nucleus, 0 to 1. */
function drawNuclei(random: RandomStream): Float32Array {
  const coverage = new Float32Array(TEXTURE_SIDE_PX * TEXTURE_SIDE_PX);
  const count = Math.round(coverage.length * NUCLEI_PER_PIXEL);
  for (let nucleus = 0; nucleus < count; nucleus += 1) drawNucleus(coverage, random);
  return coverage;
}

function drawNucleus(coverage: Float32Array, random: RandomStream): void {
  const [centreX, centreY] = [randomIndex(random, TEXTURE_SIDE_PX), randomIndex(random, TEXTURE_SIDE_PX)];
  const radius = uniform(random, ...NUCLEUS_RADIUS_PX);
  const flatness = uniform(random, 0.55, 1);
  const angle = uniform(random, 0, Math.PI);
  const density = uniform(random, 0.6, 1);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reach = Math.ceil(radius) + 2;
  for (let y = -reach; y <= reach; y += 1) {
    for (let x = -reach; x <= reach; x += 1) {
      const distance = Math.hypot(x * cos + y * sin, (y * cos - x * sin) / flatness);
      const inside = Math.min(1, Math.max(0, (radius - distance) / 2)) * density;
      const at = wrapped(centreY + y) * TEXTURE_SIDE_PX + wrapped(centreX + x);
      coverage[at] = Math.max(coverage[at]!, inside);
    }
  }
}

function wrapped(position: number): number {
  return (position + TEXTURE_SIDE_PX) % TEXTURE_SIDE_PX;
}
