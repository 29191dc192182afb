import { quadraticKappa } from '../metrics/quadratic-kappa.js';
import { PN_STAGES, type PnStage } from './pn-stage.js';

export interface StagedPatient {
  readonly patient: string;
  readonly truth: PnStage;
  readonly predicted: PnStage;
}

export interface StagingReport {
  readonly patients: readonly StagedPatient[];
  /** Patients with the true stage. */
  readonly correct: number;
  /** Quadratic weights over the five stages, as CAMELYON17 ranks entries. */
  readonly kappa: number;
  /** Patients by true stage (row) and predicted stage (column), in the order of PN_STAGES. */
  readonly confusion: readonly (readonly number[])[];
}

/** Throws INTERNAL without patients. */
export function stagingReport(patients: readonly StagedPatient[]): StagingReport {
  const rank = (stage: PnStage): number => PN_STAGES.indexOf(stage);
  const pairs = patients.map(({ truth, predicted }) => ({ truth: rank(truth), predicted: rank(predicted) }));
  return {
    patients,
    correct: pairs.filter(({ truth, predicted }) => truth === predicted).length,
    kappa: quadraticKappa(pairs, PN_STAGES.length),
    confusion: PN_STAGES.map((_, row) =>
      PN_STAGES.map(
        (__, column) => pairs.filter(({ truth, predicted }) => truth === row && predicted === column).length,
      ),
    ),
  };
}
