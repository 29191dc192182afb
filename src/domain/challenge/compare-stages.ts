import { AppError } from '../errors/app-error.js';
import type { StagedPatient } from '../staging/staging-report.js';
import type { PatientStage } from './parse-stages.js';

/**
 * Pairs true and predicted stages. The truth is the stage stated, else that of the slides; so is the prediction, and
 * without one what the rule makes of the true slides is compared with what is stated, which tests the table itself.
 * Throws INVALID_FIELD naming a patient who has no counterpart.
 */
export function compareStages(
  truth: readonly PatientStage[],
  predicted?: readonly PatientStage[],
): readonly StagedPatient[] {
  const known = new Map((predicted ?? truth).map((stage) => [stage.patient, stage]));
  const strangers = [...known.keys()].filter((patient) => !truth.some((stage) => stage.patient === patient));
  if (strangers.length > 0) throw unpaired(strangers[0] ?? '', 'has a prediction and no truth');
  return truth.map(({ patient, stated, fromSlides }) => {
    const other = known.get(patient);
    const trueStage = stated ?? fromSlides;
    const otherStage = predicted === undefined ? other?.fromSlides : (other?.stated ?? other?.fromSlides);
    if (trueStage === undefined) throw unpaired(patient, 'has neither a stage nor slides');
    if (otherStage === undefined) {
      throw unpaired(patient, predicted === undefined ? 'has no slides to make a stage of' : 'has no prediction');
    }
    return { patient, truth: trueStage, predicted: otherStage };
  });
}

function unpaired(patient: string, problem: string): AppError {
  return new AppError('INVALID_FIELD', `${patient} ${problem}`, {
    fieldViolations: [{ field: 'stages', description: `${patient} ${problem}` }],
  });
}
