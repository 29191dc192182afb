// The data that a training command asks for, its paths found below the training roots.
import {
  DEFAULT_NORMAL_CLASSES,
  DEFAULT_SAMPLING,
  DEFAULT_SPLIT,
  DEFAULT_TUMOUR_CLASSES,
  type DataPlan,
  type DataSource,
  type FolderSource,
} from '../../domain/dataset/data-plan.js';
import type { DataRequest } from '../../domain/dataset/data-request.js';
import { AppError } from '../../domain/errors/app-error.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { TrainCommand } from '../../domain/training/train-command.js';
import type { PathGuard } from '../../ports/path-guard.js';

/** Throws INVALID_FIELD naming the path, CONFIG_INVALID when the server allows no training data. */
export async function planData(paths: PathGuard, { plan }: DataRequest): Promise<DataPlan> {
  requireRoots(paths);
  const { training, validation, ...rest } = plan;
  return {
    ...rest,
    training: await realSource(paths, training, 'data.training'),
    ...(validation === undefined ? {} : { validation: await realSource(paths, validation, 'data.validation') }),
    roots: await paths.realRoots(),
  };
}

/** The same of a request for folders; `dir`s are real folders below a root. */
export function planOfFolders(
  trainingDir: string,
  validationDir: string | undefined,
  { tumourClasses, mppX, mppY, labelSizePx }: Omit<TrainCommand['patches'], 'trainingDir' | 'validationDir'>,
): DataPlan {
  const folders = (dir: string): FolderSource => ({
    kind: 'folders',
    dirs: [dir],
    tumourClasses: tumourClasses.length === 0 ? DEFAULT_TUMOUR_CLASSES : tumourClasses,
    normalClasses: DEFAULT_NORMAL_CLASSES,
  });
  return {
    training: folders(trainingDir),
    ...(validationDir === undefined ? {} : { validation: folders(validationDir) }),
    mppX,
    mppY,
    patchSizePx: 0,
    labelSizePx,
    split: DEFAULT_SPLIT,
    sampling: DEFAULT_SAMPLING,
    roots: [],
  };
}

async function realSource(paths: PathGuard, source: DataSource, field: string): Promise<DataSource> {
  switch (source.kind) {
    case 'folders':
      return {
        ...source,
        dirs: await Promise.all(source.dirs.map((dir) => realFolder(paths, dir, `${field}.folders.dir`))),
      };
    case 'patches':
      return { ...source, manifest: await realFile(paths, source.manifest, `${field}.patches.manifest`) };
    case 'slides':
      return { ...source, manifest: await realFile(paths, source.manifest, `${field}.slides.manifest`) };
  }
}

/** Throws CONFIG_INVALID when the server allows no training data. */
export function requireRoots({ hasRoots }: PathGuard): void {
  if (hasRoots) return;
  throw new AppError('CONFIG_INVALID', 'this server allows no training data; its operator sets trainingRoots', {
    metadata: { setting: 'trainingRoots' },
  });
}

/** Throws INVALID_FIELD naming the field for what is no folder below a training root. */
export async function realFolder(paths: PathGuard, path: string, field: string): Promise<string> {
  const folder = await paths.realFolder(path);
  if (folder !== undefined) return folder;
  throw notBelowRoots(field, 'folder');
}

async function realFile(paths: PathGuard, path: string, field: string): Promise<string> {
  const file = await paths.realFile(path);
  if (file !== undefined) return file;
  throw notBelowRoots(field, 'file');
}

function notBelowRoots(field: string, what: string): AppError {
  return invalidField(field, `must be an existing ${what} below one of the training roots of the server`);
}
