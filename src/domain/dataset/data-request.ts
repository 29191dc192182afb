import type { AugmentationRequest } from '../augmentation/resolve-augmentation.js';
import type { DataPlan } from './data-plan.js';

/** The data that a caller asks for; stored with the run, so that it can go on after a restart. */
export interface DataRequest {
  /** Paths as the caller wrote them. */
  readonly plan: Omit<DataPlan, 'roots' | 'indexDir'>;
  /** Absent: the recipe's. */
  readonly augmentation?: AugmentationRequest;
}
