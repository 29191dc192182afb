// Training and validation: no group on both sides, tumour on either in the same share.
import { dataInvalid } from '../dataset/data-invalid.js';
import type { GroupBy, SplitPlan } from '../dataset/data-plan.js';
import { createRandomStream, shuffled } from '../random/seeded-random.js';
import { joinUnits } from './join-units.js';
import type { Grouping, SplitUnit, UnitSplit } from './split-unit.js';

/** Keeps the split's random numbers apart from all others of the seed. */
const SPLIT_STREAM = 0x5917;

/**
 * The coarsest grouping that every unit can be put into. Throws TRAINING_DATA_INVALID where the wanted one is not
 * named.
 */
export function groupingOf(units: readonly SplitUnit[], wanted: GroupBy): Grouping {
  if (wanted === 'patch') return wanted;
  if (wanted !== 'auto') {
    const nameless = units.find((unit) => unit[wanted] === undefined);
    if (nameless === undefined) return wanted;
    throw dataInvalid(`the split is to be by ${wanted}, but nothing names the ${wanted} of ${nameless.name}`);
  }
  const coarsest = (['patient', 'slide'] as const).find((key) => units.every((unit) => unit[key] !== undefined));
  return coarsest ?? 'patch';
}

/**
 * Splits by share or takes one of k folds, separately for groups with tumour and without; shares count groups.
 * Units with the same image stay together whatever their group. Depends on the seed and the units' keys alone.
 */
export function splitUnits(units: readonly SplitUnit[], plan: SplitPlan, grouping: Grouping, seed: number): UnitSplit {
  const groups = joinUnits(units, grouping);
  const random = createRandomStream(seed, SPLIT_STREAM);
  const validation = new Set<number>();
  // Folds are dealt on across both strata, so that no fold is short twice.
  let dealt = 0;
  for (const positive of [true, false]) {
    const stratum = groups.filter((group) => group.some((index) => units[index]?.tumour === true) === positive);
    const order = shuffled(stratum, random);
    const isValidation = plan.foldOf > 0 ? inFold(plan, dealt) : inShare(plan, order.length);
    order.filter((_, place) => isValidation(place)).forEach((group) => group.forEach((index) => validation.add(index)));
    dealt += order.length;
  }
  const indices = units.map((_, index) => index);
  return {
    training: indices.filter((index) => !validation.has(index)),
    validation: indices.filter((index) => validation.has(index)),
  };
}

function inFold({ fold, foldOf }: SplitPlan, dealt: number): (place: number) => boolean {
  return (place) => (place + dealt) % foldOf === fold - 1;
}

/** A stratum of two or more puts at least one on either side. */
function inShare({ trainingShare }: SplitPlan, count: number): (place: number) => boolean {
  const wanted = Math.round(count * trainingShare);
  const training = count > 1 ? Math.min(Math.max(wanted, 1), count - 1) : wanted;
  return (place) => place >= training;
}
