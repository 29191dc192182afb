import type { DataPlan } from '../domain/dataset/data-plan.js';
import type { PartReport } from '../domain/dataset/data-report.js';
import type { DataSplit, SplitPart } from '../domain/models/data-split.js';
import type { ClassCounts, DataReportEvent } from './training-event.js';

/** What a run's event told of its data; the details are absent in records made before they were told. */
export type ReportedData = Pick<DataReportEvent, 'training' | 'validation'> & Partial<Pick<DataReportEvent, 'details'>>;

/** How a run kept validation apart, for the manifest of its model. */
export function dataSplitOf(plan: Pick<DataPlan, 'validation' | 'split'>, seed: number, data: ReportedData): DataSplit {
  const { details } = data;
  return {
    ...kindOf(plan),
    seed,
    // Before groupings were told, all patches were of folders, which name no slide.
    groupedBy: details?.grouping ?? 'patch',
    training: partOf(data.training, details?.training),
    validation: partOf(data.validation, details?.validation),
  };
}

function kindOf({
  validation,
  split,
}: Pick<DataPlan, 'validation' | 'split'>): Pick<DataSplit, 'kind' | 'trainingShare' | 'fold' | 'foldOf'> {
  if (validation !== undefined) return { kind: 'separate' };
  const { fold, foldOf, trainingShare } = split;
  return foldOf > 0 ? { kind: 'fold', fold, foldOf } : { kind: 'share', trainingShare };
}

function partOf({ tumour, normal }: ClassCounts, part: PartReport | undefined): SplitPart {
  return { tumour, normal, slides: part?.slides ?? 0, patients: part?.patients ?? 0 };
}
