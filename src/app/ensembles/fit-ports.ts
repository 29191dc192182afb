import type { AppPorts } from '../app-ports.js';
import type { EvaluationPorts } from '../evaluation/evaluation-ports.js';

/** What the fitting of ensembles stands on: its slides and patches are scored as those of an evaluation. */
export interface FitPorts extends EvaluationPorts, Pick<AppPorts, 'localFiles' | 'digests'> {
  /** For the record of the fit. */
  readonly softwareVersion: string;
}
