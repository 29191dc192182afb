import type { LabelledFile } from '../../ports/labelled-folders.js';
import type { ReductionData, ReductionWork } from '../../ports/reducer.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import { spreadEvenly } from '../../domain/tiling/spread-evenly.js';
import { digestPatches } from '../ensembles/digest-samples.js';
import { listPatches } from '../evaluation/list-patches.js';
import type { LabelledFolder } from '../evaluation/evaluation-types.js';
import type { ReductionPorts } from './reduction-ports.js';
import type { ReduceModelCommand } from './reduction-types.js';

/** More changed no range of the shipped models by a step of their bytes; all are kept in memory. */
const MAX_CALIBRATION_PATCHES = 512;
/** Their scores are compared in pairs. */
const MAX_MEASURED_PATCHES = 50_000;

/** Throws as `listPatches`, and INVALID_FIELD for calibration patches that are missing, or that nothing needs. */
export async function findReductionData(
  ports: ReductionPorts,
  { precision, calibration, validation, test }: ReduceModelCommand,
  signal: AbortSignal,
): Promise<Pick<ReductionWork, 'calibration' | 'measured'>> {
  if (precision === 'int8' && calibration === undefined) {
    throw invalidField('calibration', 'is missing; int8 takes the ranges of its values from patches');
  }
  if (precision !== 'int8' && calibration !== undefined) {
    throw invalidField('calibration', `goes with int8; ${precision} needs no ranges`);
  }
  const digested = async (folder: LabelledFolder, field: string, limit: number): Promise<ReductionData> => {
    const files = take(await listPatches(ports, folder, field, limit), field);
    return { files, sha256: await digestPatches(ports, files, signal) };
  };
  const measured = {
    validation: await digested(validation, 'validation', MAX_MEASURED_PATCHES),
    ...(test && { test: await digested(test, 'test', MAX_MEASURED_PATCHES) }),
  };
  if (calibration === undefined) return { measured };
  return { measured, calibration: await digested(calibration, 'calibration', MAX_MEASURED_PATCHES) };
}

function take(files: readonly LabelledFile[], field: string): readonly LabelledFile[] {
  return field === 'calibration' ? spreadEvenly(files, MAX_CALIBRATION_PATCHES) : files;
}
