import type { AppPorts } from '../app-ports.js';
import type { Serving } from '../models/serving.js';
import type { ModelDescription } from '../use-cases.js';
import type { ModelFolder } from '../../ports/model-repository.js';

/** What reductions stand on. */
export interface ReductionPorts extends Pick<
  AppPorts,
  | 'models'
  | 'reducer'
  | 'compute'
  | 'trainingPaths'
  | 'labelledFolders'
  | 'localFiles'
  | 'digests'
  | 'clock'
  | 'newId'
  | 'log'
> {
  readonly serving: Serving;
  /** A version as clients see it. */
  describe(folder: ModelFolder): ModelDescription;
}
