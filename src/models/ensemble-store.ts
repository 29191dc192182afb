// Ensembles on disk: `ensemble.json` beside the shipped models, `ensemble/<version>/ensemble.json` beside the trained
// ones.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FittedEnsemble } from '../domain/ensemble/ensemble-manifest.js';
import { ENSEMBLE_NAME } from '../domain/ensemble/ensemble-name.js';
import { parseEnsemble } from '../domain/ensemble/parse-ensemble.js';
import { AppError } from '../domain/errors/app-error.js';
import type { BrokenEnsemble, EnsembleFile, EnsembleStore } from '../ports/ensemble-store.js';
import { writeFileDurably } from '../weights/write-file-durably.js';
import { placeFolder } from './place-folder.js';
import { readJsonFile } from './read-json-file.js';
import { foldersOf, versionDir, versionsIn } from './version-folders.js';

export const ENSEMBLE_FILE = 'ensemble.json';
/** Of folders that become a version by a rename. */
const STAGED_PREFIX = '.staged-';

/**
 * `shippedDir` holds the shipped ensemble, `fittedDir` takes the others. A version that is in both is the shipped one.
 */
export function createEnsembleStore(shippedDir: string, fittedDir: string): EnsembleStore {
  const shipped = (): Promise<EnsembleFile> => readEnsemble(path.join(shippedDir, ENSEMBLE_FILE));
  const fittedVersions = (): Promise<readonly number[]> => versionsIn(path.join(fittedDir, ENSEMBLE_NAME));
  return {
    shipped,
    get: async (version) => {
      const first = await shipped().catch(onlyBroken);
      const numbers = [...(first === undefined ? [] : [first.manifest.version]), ...(await fittedVersions())];
      // Without any the shipped one's problem is the answer.
      if (numbers.length === 0) return shipped();
      const wanted = version ?? Math.max(...numbers);
      if (!numbers.includes(wanted)) throw notFound(wanted);
      return first?.manifest.version === wanted ? first : readFitted(fittedDir, wanted);
    },
    list: async () => {
      const first = await shipped().catch(onlyBroken);
      const numbers = (await fittedVersions()).filter((version) => version !== first?.manifest.version);
      const fitted = await Promise.all(numbers.map((version) => readOrExplain(fittedDir, version)));
      const ensembles = [...(first === undefined ? [] : [first]), ...fitted.filter((one) => 'manifest' in one)];
      return {
        ensembles: ensembles.sort((a, b) => b.manifest.version - a.manifest.version),
        broken: fitted.filter((one) => 'problem' in one),
      };
    },
    nextVersion: async () => {
      const first = await shipped().catch(onlyBroken);
      // A shipped one that cannot be read has a number all the same.
      return Math.max(first?.manifest.version ?? 1, ...(await fittedVersions())) + 1;
    },
    register: (ensemble, version) => register(fittedDir, ensemble, version),
    dropUnfinished: () => dropStaged(path.join(fittedDir, ENSEMBLE_NAME)),
  };
}

async function readEnsemble(file: string): Promise<EnsembleFile> {
  const { value, text } = await readJsonFile(file, 'ENSEMBLE_INVALID');
  return {
    manifest: parseEnsemble(value),
    manifestJson: text,
    digest: createHash('sha256').update(text).digest('hex'),
  };
}

async function readFitted(fittedDir: string, version: number): Promise<EnsembleFile> {
  const ensemble = await readEnsemble(path.join(folderOf(fittedDir, version), ENSEMBLE_FILE));
  const { version: own } = ensemble.manifest;
  if (own === version) return ensemble;
  throw new AppError('ENSEMBLE_INVALID', `the manifest is of ${ENSEMBLE_NAME}/${own}, not ${ENSEMBLE_NAME}/${version}`);
}

async function readOrExplain(fittedDir: string, version: number): Promise<EnsembleFile | BrokenEnsemble> {
  return readFitted(fittedDir, version).catch((error: unknown) => ({
    version,
    problem: error instanceof AppError ? error.message : 'its file cannot be read',
  }));
}

async function register(fittedDir: string, ensemble: FittedEnsemble, version: number): Promise<EnsembleFile> {
  const { schemaVersion, ...rest } = ensemble;
  const text = `${JSON.stringify({ schemaVersion, version, ...rest }, undefined, 2)}\n`;
  // Nothing is frozen that could not be served afterwards.
  parseEnsemble(JSON.parse(text));
  const home = path.join(fittedDir, ENSEMBLE_NAME);
  await mkdir(home, { recursive: true });
  const staged = await mkdtemp(path.join(home, STAGED_PREFIX));
  try {
    await writeFileDurably(path.join(staged, ENSEMBLE_FILE), text);
    await placeFolder(staged, folderOf(fittedDir, version));
  } catch (error) {
    await rm(staged, { recursive: true, force: true });
    throw error;
  }
  return readFitted(fittedDir, version);
}

async function dropStaged(home: string): Promise<void> {
  const staged = (await foldersOf(home)).filter((name) => name.startsWith(STAGED_PREFIX));
  await Promise.all(staged.map((name) => rm(path.join(home, name), { recursive: true, force: true })));
}

function folderOf(fittedDir: string, version: number): string {
  return versionDir(fittedDir, { name: ENSEMBLE_NAME, version });
}

function onlyBroken(error: unknown): undefined {
  if (!(error instanceof AppError)) throw error;
}

function notFound(version: number): AppError {
  const model = `${ENSEMBLE_NAME}/${version}`;
  return new AppError('MODEL_NOT_FOUND', `There is no ${model}.`, { metadata: { model } });
}
