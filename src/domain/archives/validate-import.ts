import { AppError, type FieldViolation } from '../errors/app-error.js';
import { labelViolations } from '../uploads/validate-upload-spec.js';
import { isDicomUid } from './dicom-uid.js';
import type { ImportSlideCommand } from './import-command.js';

/** Throws INVALID_FIELD with all that is wrong. */
export function validateImport(command: ImportSlideCommand): void {
  const { archive, studyUid, seriesUid } = command.query;
  const violations: FieldViolation[] = [...labelViolations(command, '')];
  const add = (field: string, description: string): void => {
    violations.push({ field, description });
  };
  if (archive === '') add('archive', 'is missing');
  if (studyUid !== undefined && !isDicomUid(studyUid)) add('study_uid', 'is no DICOM identifier');
  if (!isDicomUid(seriesUid)) add('series_uid', 'is no DICOM identifier');
  const [first] = violations;
  if (first === undefined) return;
  throw new AppError('INVALID_FIELD', `${first.field} ${first.description}`, { fieldViolations: violations });
}
