import { aggregatePatch, type PatchAggregation } from './patch-aggregation.js';

/** One score a patch, 0…1; `centres` is (count, centre pixels). */
export function aggregateCentres(
  centres: Float32Array,
  count: number,
  aggregation: PatchAggregation,
): readonly number[] {
  const pixels = centres.length / count;
  return Array.from({ length: count }, (_, patch) =>
    aggregatePatch(centres.subarray(patch * pixels, (patch + 1) * pixels), aggregation),
  );
}
