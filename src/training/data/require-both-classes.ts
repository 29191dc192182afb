import { dataInvalid } from '../../domain/dataset/data-invalid.js';
import type { DataPlan } from '../../domain/dataset/data-plan.js';
import type { DataReport } from '../../domain/dataset/data-report.js';
import { joinUnits } from '../../domain/split/join-units.js';
import type { DataParts } from './split-data.js';

/** Throws TRAINING_DATA_INVALID where a side of the split lacks a class, with the counts and what they come from. */
export function requireBothClasses(report: DataReport, parts: DataParts, plan: DataPlan): void {
  for (const part of ['training', 'validation'] as const) {
    const { tumour, normal } = report[part];
    if (tumour > 0 && normal > 0) continue;
    const counts = `${part} has ${tumour} readable tumour and ${normal} readable normal patches; it needs both`;
    const hints = [...mixedHint(report, tumour), ...splitHint(report, parts, plan), ...leftOut(report)];
    throw dataInvalid([counts, ...hints].join('; '));
  }
}

function mixedHint({ slides }: DataReport, tumour: number): readonly string[] {
  const mixed = slides.reduce((sum, slide) => sum + slide.mixed, 0);
  if (tumour > 0 || mixed === 0) return [];
  return [`${mixed} patches hold some tumour, but too little: a smaller patch, label or least share would take them`];
}

/** Where both classes are there, and the split put too few groups on a side. */
function splitHint(
  { training, validation }: DataReport,
  parts: DataParts,
  { validation: own }: DataPlan,
): readonly string[] {
  const hasBoth = training.tumour + validation.tumour > 0 && training.normal + validation.normal > 0;
  if (own !== undefined || !hasBoth) return [];
  const units = [...parts.training, ...parts.validation];
  const groups = joinUnits(units, parts.grouping);
  const positive = groups.filter((group) => group.some((index) => units[index]?.tumour === true)).length;
  const of = `${positive} with tumour and ${groups.length - positive} without`;
  return [
    `split by ${parts.grouping}, of which there are ${of}: name more data, another split, or data of its own for validation`,
  ];
}

function leftOut({ skipped, skippedCount }: DataReport): readonly string[] {
  const [first] = skipped;
  return first === undefined ? [] : [`${skippedCount} were left out, the first, ${first.name}: ${first.reason}`];
}
