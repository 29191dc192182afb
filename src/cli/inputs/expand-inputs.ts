import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { dicomSeriesUid } from '@sentinode/client';
import { CliError } from '../errors/cli-error.js';
import { EXIT } from '../errors/exit-codes.js';
import { glob, isGlob } from './glob.js';
import { kindOf } from './kind-of.js';

/** Endings that slides have; a path that is named itself may have any. */
export const SLIDE_FILES = /\.(svs|tiff?|btf|ndpi|scn|mrxs|vms|vmu|bif|svslide|czi|dcm)$/i;
const DICOM_FILE = /\.dcm$/i;
/** Endings of encoded patches. */
export const IMAGE_FILES = /\.(png|jpe?g|webp|tiff?)$/i;

export interface Input {
  readonly path: string;
  /** Why the path cannot be used; absent for one that may be tried. */
  readonly problem?: CliError;
}

/**
 * The files that the arguments name: a file itself, the fitting files below a folder, the matches of a pattern.
 * What cannot be used is passed on with its problem, so that it is reported with the others, in order.
 */
export async function* expandInputs(args: readonly string[], endings: RegExp): AsyncGenerator<Input, void, undefined> {
  const isFirst = firstOfSeries();
  for await (const input of namedInputs(args, endings)) {
    if (input.problem !== undefined || (await isFirst(input.path))) yield input;
  }
}

/** The files of a DICOM series in one folder are one slide, which goes by the first of them. */
function firstOfSeries(): (path: string) => Promise<boolean> {
  const seen = new Set<string>();
  return async (path) => {
    if (!DICOM_FILE.test(path)) return true;
    // What cannot be read is told when it is uploaded.
    const seriesUid = await dicomSeriesUid(path).catch(() => undefined);
    const key = `${dirname(path)}/${seriesUid ?? basename(path)}`;
    return seen.size !== seen.add(key).size;
  };
}

async function* namedInputs(args: readonly string[], endings: RegExp): AsyncGenerator<Input, void, undefined> {
  for (const arg of args) {
    const kind = await kindOf(arg);
    if (kind === 'folder') yield* notEmpty(inputsBelow(arg, endings), arg);
    else if (kind === 'none' && isGlob(arg)) yield* notEmpty(matchesOf(arg, endings), arg);
    else if (kind === 'none') yield { path: arg, problem: notFound() };
    else yield { path: arg };
  }
}

/** A path as it stands: a file, or a folder that is one input. */
export async function exactInput(path: string): Promise<Input> {
  return (await kindOf(path)) === 'none' ? { path, problem: notFound() } : { path };
}

function notFound(): CliError {
  return new CliError('FILE_NOT_FOUND', EXIT.notFound, 'no such file or folder');
}

async function* matchesOf(pattern: string, endings: RegExp): AsyncGenerator<Input, void, undefined> {
  for (const path of await glob(pattern)) {
    if ((await kindOf(path)) === 'folder') yield* inputsBelow(path, endings);
    else yield { path };
  }
}

/** Folder by folder, so that a folder of a million patches is not listed before the first is scored. */
async function* inputsBelow(folder: string, endings: RegExp): AsyncGenerator<Input, void, undefined> {
  const entries = await visibleEntries(folder);
  if (entries instanceof CliError) return yield { path: folder, problem: entries };
  const names = new Set(entries.map(({ name }) => name));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    // The folder beside a MIRAX index belongs to it.
    if (entry.isDirectory() && !names.has(`${entry.name}.mrxs`)) yield* inputsBelow(path, endings);
    else if (endings.test(entry.name) && (await isFile(entry, path))) yield { path };
  }
}

/** Sorted, without hidden ones. One folder that may not be read must not cost the others. */
async function visibleEntries(folder: string): Promise<readonly Dirent[] | CliError> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return new CliError('FILE_NOT_READABLE', EXIT.badInput, (error as Error).message);
  }
}

/** Links to files count, for archives are often laid out by them; links to folders do not, for they may go round. */
async function isFile(entry: Dirent, path: string): Promise<boolean> {
  return entry.isFile() || (entry.isSymbolicLink() && (await kindOf(path)) === 'file');
}

async function* notEmpty(inputs: AsyncIterable<Input>, arg: string): AsyncGenerator<Input, void, undefined> {
  let count = 0;
  for await (const input of inputs) {
    count++;
    yield input;
  }
  if (count === 0)
    yield {
      path: arg,
      problem: new CliError(
        'NO_INPUT',
        EXIT.notFound,
        'no file in there has an ending of the kind that is wanted; name files to take any',
      ),
    };
}
