import type { AppPorts } from '../app-ports.js';
import type { Serving } from '../models/serving.js';

/** What the fitting of ensembles stands on. */
export interface FitPorts extends Pick<
  AppPorts,
  | 'blobs'
  | 'metadata'
  | 'compute'
  | 'jobs'
  | 'models'
  | 'ensembles'
  | 'trainingPaths'
  | 'labelledFolders'
  | 'localFiles'
  | 'clock'
  | 'newId'
  | 'digests'
  | 'log'
> {
  readonly serving: Serving;
  /** For the record of the fit. */
  readonly softwareVersion: string;
}
