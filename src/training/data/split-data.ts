// Training and validation of a plan: indexed, split or checked against each other.
import type { DataPlan, SplitPlan } from '../../domain/dataset/data-plan.js';
import type { SkippedItem } from '../../domain/dataset/data-report.js';
import { checkLeaks, findLeaks } from '../../domain/split/find-leaks.js';
import type { Grouping } from '../../domain/split/split-unit.js';
import { groupingOf, splitUnits } from '../../domain/split/split-units.js';
import { indexSource } from './index-source.js';
import type { IndexedData, IndexedUnit } from './indexed-data.js';

export interface DataParts {
  readonly training: readonly IndexedUnit[];
  readonly validation: readonly IndexedUnit[];
  /** How validation was kept apart, and what that leaves unproven. */
  readonly split: string;
  /** The groups that stand on one side only. */
  readonly grouping: Grouping;
  readonly notes: readonly string[];
  readonly skipped: readonly SkippedItem[];
  readonly use: IndexedData['use'];
}

/** Throws TRAINING_DATA_INVALID for a leak that is not allowed by name. */
export async function splitData(
  plan: DataPlan,
  patchSizePx: number,
  seed: number,
  signal: AbortSignal,
): Promise<DataParts> {
  const training = await indexSource(plan.training, plan, patchSizePx, signal);
  const parts =
    plan.validation === undefined
      ? splitOff(training, plan.split, seed)
      : beside(training, await indexSource(plan.validation, plan, patchSizePx, signal));
  const leaks = findLeaks(parts.training, parts.validation);
  return { ...parts, notes: [...parts.notes, ...checkLeaks(leaks, plan.split.allowedLeaks)] };
}

function splitOff({ units, notes, skipped, use }: IndexedData, plan: SplitPlan, seed: number): DataParts {
  const grouping = groupingOf(units, plan.groupBy);
  const split = splitUnits(units, plan, grouping, seed);
  const take = (indices: readonly number[]): readonly IndexedUnit[] => indices.flatMap((index) => units[index] ?? []);
  return {
    training: take(split.training),
    validation: take(split.validation),
    split: describeSplit(plan, grouping),
    grouping,
    notes,
    skipped,
    use,
  };
}

function describeSplit({ trainingShare, fold, foldOf }: SplitPlan, grouping: Grouping): string {
  const training = Math.round(trainingShare * 10);
  const kind = foldOf > 0 ? `fold ${fold} of ${foldOf}` : `${training}:${10 - training}`;
  const by = `${kind} by ${grouping}, stratified by class`;
  return grouping === 'patch'
    ? `${by}: patches carry no slide identity, so validation may share slides with training and flatter the result`
    : by;
}

function beside(training: IndexedData, validation: IndexedData): DataParts {
  const named = [...training.units, ...validation.units].every(({ slide }) => slide !== undefined);
  return {
    training: training.units,
    validation: validation.units,
    split: named
      ? 'separate validation data, checked to share no patient, slide or image with training'
      : "separate validation data; patches carry no slide identity, so that no slide stands in both is the data set's promise",
    grouping: named ? 'slide' : 'patch',
    notes: [...training.notes, ...validation.notes],
    skipped: [...training.skipped, ...validation.skipped],
    use: {
      hits: training.use.hits + validation.use.hits,
      misses: training.use.misses + validation.use.misses,
    },
  };
}
