import { RUIFROK_STAINS } from './ruifrok-stains.js';
import { stainedDensities } from './stain-densities.js';
import { MIN_STAINED_PIXELS, type StainFit, type Vector3 } from './stain-statistics.js';
import { dot, judgeStains } from './unmix-stains.js';

/** Weight of sparseness: lambda of Vahadane et al. 2016. */
const SPARSENESS = 0.1;
/** Alternations; about 60 reach the tolerance on real tissue. */
const MAX_ROUNDS = 500;
const TOLERANCE = 1e-6;
/** Every n-th pixel beyond this many: more do not move the vectors' third decimal. */
const MAX_PIXELS = 50_000;

/**
 * Stain vectors by Vahadane et al., "Structure-preserving color normalization and sparse stain separation for
 * histological images", IEEE TMI 35(8), 2016: sparse non-negative factors of the densities,
 * min ½‖V − WH‖² + λ‖H‖₁ with W, H ≥ 0 and columns of W of length 1, by the block coordinate steps of Mairal et al.,
 * "Online learning for matrix factorization and sparse coding", JMLR 11, 2010. It starts from Ruifrok and Johnston's
 * vectors, so the same pixels give the same stains. `pixels` is RGB, any number.
 */
export function fitVahadane(pixels: Uint8Array): StainFit {
  const densities = stainedDensities(pixels);
  if (densities.length < 3 * MIN_STAINED_PIXELS) return { kind: 'unfit', problem: 'too-few-stained-pixels' };
  const [hr, hg, hb, er, eg, eb] = RUIFROK_STAINS;
  let stains: Stains = [normalised([hr, hg, hb]), normalised([er, eg, eb])];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = improve(stains, densities);
    if (next === undefined) return { kind: 'unfit', problem: 'one-stain' };
    const moved = Math.max(distance(stains[0], next[0]), distance(stains[1], next[1]));
    stains = next;
    if (moved < TOLERANCE) break;
  }
  return judgeStains('vahadane', pixels, stains[0], stains[1]);
}

type Stains = readonly [Vector3, Vector3];

/** Sums over pixels: amounts · amountsᵀ (three), then densities · amountsᵀ, three a stain. */
interface Sums {
  readonly amounts: Float64Array;
  readonly densities: readonly [Float64Array, Float64Array];
}

/** One round: amounts by the vectors, then vectors by the amounts. Undefined when a stain is not used at all. */
function improve(stains: Stains, densities: Float64Array): Stains | undefined {
  const { amounts, densities: sums } = encode(stains, densities);
  const [hh, he, ee] = [amounts[0]!, amounts[1]!, amounts[2]!];
  if (hh === 0 || ee === 0) return undefined;
  const first = step(stains[0], sums[0], hh, stains[1], he);
  const second = step(stains[1], sums[1], ee, first, he);
  return [first, second];
}

function step(own: Vector3, sums: Float64Array, ownSquares: number, other: Vector3, products: number): Vector3 {
  const at = (axis: 0 | 1 | 2): number => {
    const residual = sums[axis]! - own[axis] * ownSquares - other[axis] * products;
    return Math.max(0, own[axis] + residual / ownSquares);
  };
  return normalised([at(0), at(1), at(2)]);
}

function encode(stains: Stains, densities: Float64Array): Sums {
  const cosine = dot(stains[0], stains[1]);
  const amounts = new Float64Array(3);
  const sums = [new Float64Array(3), new Float64Array(3)] as const;
  const stride = 3 * Math.max(1, Math.ceil(densities.length / 3 / MAX_PIXELS));
  for (let at = 0; at + 2 < densities.length; at += stride) {
    const density: Vector3 = [densities[at]!, densities[at + 1]!, densities[at + 2]!];
    const [h, e] = sparseAmounts(dot(stains[0], density), dot(stains[1], density), cosine);
    amounts[0]! += h * h;
    amounts[1]! += h * e;
    amounts[2]! += e * e;
    for (let axis = 0; axis < 3; axis += 1) {
      sums[0][axis]! += density[axis]! * h;
      sums[1][axis]! += density[axis]! * e;
    }
  }
  return { amounts, densities: sums };
}

/** The non-negative lasso of two vectors of length 1 in closed form: inside, or on one of the axes. */
function sparseAmounts(alongFirst: number, alongSecond: number, cosine: number): readonly [number, number] {
  const first = alongFirst - SPARSENESS;
  const second = alongSecond - SPARSENESS;
  const scale = 1 / Math.max(1e-12, 1 - cosine * cosine);
  const inner = (first - cosine * second) * scale;
  const other = (second - cosine * first) * scale;
  if (inner >= 0 && other >= 0) return [inner, other];
  return inner < other ? [0, Math.max(0, second)] : [Math.max(0, first), 0];
}

function normalised([a, b, c]: Vector3): Vector3 {
  const length = Math.hypot(a, b, c) || 1;
  return [a / length, b / length, c / length];
}

function distance(a: Vector3, b: Vector3): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
