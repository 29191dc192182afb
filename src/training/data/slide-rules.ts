import type { DataPlan, SlideSource } from '../../domain/dataset/data-plan.js';

/** What decides how a cohort's patches are laid and labelled. */
export interface SlideRules extends Pick<DataPlan, 'mppX' | 'mppY' | 'labelSizePx' | 'stainNormalisation'> {
  readonly patchSizePx: number;
  readonly source: SlideSource;
}
