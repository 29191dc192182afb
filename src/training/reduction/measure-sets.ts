import { dataInvalid } from '../../domain/dataset/data-invalid.js';
import type { ScoredPatch } from '../../domain/models/measure-scores.js';
import { measurePrecision } from '../../domain/models/measure-precision.js';
import type { PrecisionChange } from '../../domain/models/model-precision.js';
import type { ReductionData, ReductionEvent, SkippedPatch } from '../../ports/reducer.js';
import { compareNetworks, type TwoNetworks } from './compare-networks.js';
import { readBatches, type PatchForm } from './read-batches.js';

export interface MeasuredSets {
  /** By data set: the reduced version's scores. */
  readonly scored: Readonly<Record<string, readonly ScoredPatch[]>>;
  readonly change: Readonly<Record<string, PrecisionChange>>;
  readonly float32CpuMsPerPatch: number;
  readonly reducedCpuMsPerPatch: number;
}

/** Throws TRAINING_DATA_INVALID where the patches of a set that can be read are of one class. */
export async function* measureSets(
  sets: Readonly<Record<string, ReductionData>>,
  form: PatchForm,
  networks: TwoNetworks,
  skipped: SkippedPatch[],
): AsyncGenerator<ReductionEvent, MeasuredSets> {
  const scored: Record<string, readonly ScoredPatch[]> = {};
  const change: Record<string, PrecisionChange> = {};
  const total = Object.values(sets).reduce((sum, { files }) => sum + files.length, 0);
  const spent = { patches: 0, float32CpuMs: 0, reducedCpuMs: 0 };
  let before = 0;
  for (const [name, { files, sha256 }] of Object.entries(sets)) {
    const comparing = compareNetworks(readBatches(files, form, skipped), networks);
    let step = await comparing.next();
    for (; step.done !== true; step = await comparing.next()) {
      yield { kind: 'progress', phase: 'patches', done: before + step.value, total };
    }
    const { float32, reduced, float32CpuMs, reducedCpuMs } = step.value;
    requireBothClasses(name, reduced);
    scored[name] = reduced;
    change[name] = measurePrecision(float32, reduced, sha256);
    spent.patches += reduced.length;
    spent.float32CpuMs += float32CpuMs;
    spent.reducedCpuMs += reducedCpuMs;
    before += files.length;
  }
  return {
    scored,
    change,
    float32CpuMsPerPatch: spent.float32CpuMs / spent.patches,
    reducedCpuMsPerPatch: spent.reducedCpuMs / spent.patches,
  };
}

function requireBothClasses(name: string, patches: readonly ScoredPatch[]): void {
  const positives = patches.filter(({ positive }) => positive).length;
  if (positives > 0 && positives < patches.length) return;
  throw dataInvalid(`the ${name} patches that can be read are of one class`);
}
