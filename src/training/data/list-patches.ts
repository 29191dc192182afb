import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../domain/errors/app-error.js';

/** One labelled file; `relativePath` is below its folder, with `/`. */
export interface LabelledPatch {
  readonly file: string;
  readonly relativePath: string;
  readonly tumour: boolean;
}

const IMAGE_FILE = /\.(png|jpe?g|webp|tiff?)$/i;
/** PatchCamelyon whole has 327,680; beyond ten times that, paths alone take gigabytes. */
const MAX_PATCHES = 4_000_000;

export interface ClassNames {
  readonly tumourClasses: readonly string[];
  readonly normalClasses: readonly string[];
}

/** All image files in the class folders of `folders`, sorted by path; throws TRAINING_DATA_INVALID unless both classes are there. */
export async function listPatches(folders: readonly string[], names: ClassNames): Promise<readonly LabelledPatch[]> {
  const patches: LabelledPatch[] = [];
  for (const folder of folders) {
    for (const name of names.tumourClasses) patches.push(...(await listClass(folder, name, true)));
    for (const name of names.normalClasses) patches.push(...(await listClass(folder, name, false)));
  }
  if (patches.length > MAX_PATCHES) throw invalid(`${patches.length} patches are more than the ${MAX_PATCHES} allowed`);
  for (const [tumour, classes] of [
    [true, names.tumourClasses],
    [false, names.normalClasses],
  ] as const) {
    if (!patches.some((patch) => patch.tumour === tumour))
      throw invalid(`no image in a class folder named ${classes.join(' or ')}`);
  }
  return patches.sort((a, b) => (a.relativePath < b.relativePath ? -1 : 1));
}

/** SHA-256 over the lines `<relative path>\t<file sha256>\n`, sorted by path. */
export async function digestOfPatches(patches: readonly LabelledPatch[]): Promise<string> {
  const total = createHash('sha256');
  for (const { file, relativePath } of patches) {
    const digest = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    total.update(`${relativePath}\t${digest}\n`);
  }
  return total.digest('hex');
}

async function listClass(folder: string, name: string, tumour: boolean): Promise<readonly LabelledPatch[]> {
  const directory = path.join(folder, name);
  try {
    const files = await readdir(directory);
    return files
      .filter((file) => IMAGE_FILE.test(file))
      .map((file) => ({ file: path.join(directory, file), relativePath: `${name}/${file}`, tumour }));
  } catch (error) {
    // A data set has one spelling of a class folder; the other is simply not there.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new AppError('TRAINING_DATA_INVALID', `class folder ${name} cannot be read`, { cause: error });
  }
}

function invalid(problem: string): AppError {
  return new AppError('TRAINING_DATA_INVALID', `training data: ${problem}`);
}
