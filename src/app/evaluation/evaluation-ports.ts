import type { AppPorts } from '../app-ports.js';
import type { Serving } from '../models/serving.js';

/** What the evaluation use cases share. */
export interface EvaluationPorts extends Pick<
  AppPorts,
  | 'blobs'
  | 'metadata'
  | 'compute'
  | 'jobs'
  | 'models'
  | 'ensembles'
  | 'trainingPaths'
  | 'labelledFolders'
  | 'clock'
  | 'newId'
  | 'log'
> {
  readonly serving: Serving;
}
