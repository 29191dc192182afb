// The float32 network and the reduced one on the same patches: scores, and the processor time of each.
import { aggregateCentres } from '../../domain/models/aggregate-centres.js';
import type { PatchAggregation } from '../../domain/models/patch-aggregation.js';
import type { ScoredPatch } from '../../domain/models/measure-scores.js';
import type { EngineNetwork } from '../../ports/inference-engine.js';
import type { LabelledBatch } from './read-batches.js';

export interface TwoNetworks {
  readonly float32: EngineNetwork;
  readonly reduced: EngineNetwork;
  readonly aggregation: PatchAggregation;
}

export interface ComparedScores {
  readonly float32: ScoredPatch[];
  readonly reduced: ScoredPatch[];
  /** Of processor time, over all threads of this process. */
  float32CpuMs: number;
  reducedCpuMs: number;
}

/** Yields how many files are done; nothing else may compute in this process meanwhile. */
export async function* compareNetworks(
  batches: AsyncIterable<LabelledBatch>,
  { float32, reduced, aggregation }: TwoNetworks,
): AsyncGenerator<number, ComparedScores> {
  const scores: ComparedScores = { float32: [], reduced: [], float32CpuMs: 0, reducedCpuMs: 0 };
  let isWarm = false;
  for await (const batch of batches) {
    // The first run of a graph compiles it.
    if (!isWarm) await Promise.all([float32.centreProbabilities(batch), reduced.centreProbabilities(batch)]);
    isWarm = true;
    const one = await timedScores(float32, batch, aggregation);
    const other = await timedScores(reduced, batch, aggregation);
    scores.float32CpuMs += one.cpuMs;
    scores.reducedCpuMs += other.cpuMs;
    scores.float32.push(...one.scored);
    scores.reduced.push(...other.scored);
    yield batch.done;
  }
  return scores;
}

async function timedScores(
  network: EngineNetwork,
  batch: LabelledBatch,
  aggregation: PatchAggregation,
): Promise<{ readonly scored: readonly ScoredPatch[]; readonly cpuMs: number }> {
  const before = process.cpuUsage();
  const centres = await network.centreProbabilities(batch);
  const { user, system } = process.cpuUsage(before);
  const scored = aggregateCentres(centres, batch.count, aggregation).map((score, index) => ({
    score,
    positive: batch.files[index]?.tumour ?? false,
  }));
  return { scored, cpuMs: (user + system) / 1000 };
}
