import { DEFAULT_TUMOUR_CLASSES } from '../../domain/dataset/data-plan.js';
import { AppError } from '../../domain/errors/app-error.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { LabelledFile } from '../../ports/labelled-folders.js';
import type { LabelledFolder } from './evaluation-types.js';
import type { EvaluationPorts } from './evaluation-ports.js';

/**
 * Of an evaluation: PatchCamelyon whole has 327,680; measuring more would hold up the service's other calls for
 * seconds.
 */
const MAX_EVALUATED_PATCHES = 400_000;

/**
 * The labelled patches of a folder below a training root. Throws CONFIG_INVALID where the server has no such roots,
 * INVALID_FIELD for any other folder, TRAINING_DATA_INVALID unless both classes are there, and at most `limit` images.
 * `field` is where the request has the folder.
 */
export async function listPatches(
  { trainingPaths, labelledFolders }: Pick<EvaluationPorts, 'trainingPaths' | 'labelledFolders'>,
  { dir, tumourClasses }: LabelledFolder,
  field = 'patches',
  limit = MAX_EVALUATED_PATCHES,
): Promise<readonly LabelledFile[]> {
  if (!trainingPaths.hasRoots) {
    throw new AppError(
      'CONFIG_INVALID',
      'this server reads no patches from its disk; its operator sets trainingRoots',
      {
        metadata: { setting: 'trainingRoots' },
      },
    );
  }
  const folder = await trainingPaths.realFolder(dir);
  if (folder === undefined) {
    throw invalidField(`${field}.dir`, 'must be an existing folder below one of the training roots of the server');
  }
  tumourClasses.forEach((name, index) => requireClassName(name, `${field}.tumour_classes[${index}]`));
  const classes = tumourClasses.length === 0 ? DEFAULT_TUMOUR_CLASSES : tumourClasses;
  const files = await labelledFolders.list(folder, classes, limit);
  requireUsable(files, classes, limit, `${field}.dir`);
  return files;
}

/** A class is a folder of this name in `dir`, never a way out of it. */
function requireClassName(name: string, field: string): void {
  if (/^[^/\\\0]{1,255}$/.test(name) && name !== '.' && name !== '..' && name !== 'normal') return;
  throw invalidField(field, 'must be the name of a folder, and not `normal`');
}

function requireUsable(files: readonly LabelledFile[], classes: readonly string[], limit: number, field: string): void {
  if (files.length > limit) throw dataInvalid(field, `hold more than ${limit} images`);
  if (!files.some(({ tumour }) => tumour)) {
    throw dataInvalid(field, `hold no image in a folder named ${classes.join(' or ')}`);
  }
  if (files.every(({ tumour }) => tumour)) throw dataInvalid(field, 'hold no image in a folder named normal');
}

function dataInvalid(field: string, problem: string): AppError {
  return new AppError('TRAINING_DATA_INVALID', `${field} ${problem}`, {
    fieldViolations: [{ field, description: problem }],
  });
}
