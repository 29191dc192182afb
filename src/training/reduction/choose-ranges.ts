// The ranges of int8: how much of the extremes they hold is chosen by what it does to the scores, labels unseen.
import { aggregateCentres } from '../../domain/models/aggregate-centres.js';
import type { PatchAggregation } from '../../domain/models/patch-aggregation.js';
import type { ValueRange } from '../../domain/quantisation/affine.js';
import type { EngineNetwork, InferenceEngine, NetworkDefinition, PatchBatch } from '../../ports/inference-engine.js';

/**
 * Of the patches' own extremes. 100 cuts nothing, and gives most of the bytes to the wildest patch; below 80 scores of
 * the shipped models drift again (docs/accuracy.md).
 */
export const PERCENTILES = [100, 95, 90, 85, 80] as const;

export interface ChosenRanges {
  readonly ranges: ReadonlyMap<string, ValueRange>;
  readonly percentile: number;
}

export interface RangeChoice {
  readonly engine: InferenceEngine;
  readonly definition: NetworkDefinition;
  readonly float32: EngineNetwork;
  readonly aggregation: PatchAggregation;
  /** Of the calibration patches. */
  readonly batches: readonly PatchBatch[];
  rangesAt(percentile: number): ReadonlyMap<string, ValueRange>;
}

/** The percentile with the least mean change of score over the patches; yields after each. */
export async function* chooseRanges(choice: RangeChoice): AsyncGenerator<number, ChosenRanges> {
  const expected = await scoresOf(choice.float32, choice);
  let best: (ChosenRanges & { readonly change: number }) | undefined;
  for (const [index, percentile] of PERCENTILES.entries()) {
    const ranges = choice.rangesAt(percentile);
    const change = await meanChange(choice, ranges, expected);
    if (best === undefined || change < best.change) best = { ranges, percentile, change };
    yield index + 1;
  }
  return best ?? { ranges: choice.rangesAt(100), percentile: 100 };
}

async function meanChange(
  choice: RangeChoice,
  ranges: ReadonlyMap<string, ValueRange>,
  expected: readonly number[],
): Promise<number> {
  const network = await choice.engine.load({ ...choice.definition, reduced: { kind: 'int8', ranges } });
  try {
    const scores = await scoresOf(network, choice);
    const sum = scores.reduce((all, score, index) => all + Math.abs(score - (expected[index] ?? NaN)), 0);
    return sum / scores.length;
  } finally {
    await network.dispose();
  }
}

async function scoresOf(network: EngineNetwork, { batches, aggregation }: RangeChoice): Promise<readonly number[]> {
  const scores: number[] = [];
  for (const batch of batches) {
    scores.push(...aggregateCentres(await network.centreProbabilities(batch), batch.count, aggregation));
  }
  return scores;
}
