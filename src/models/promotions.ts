// Which versions were put into service for good: one small file beside the models.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import type { ModelRepository, PromotedVersions } from '../ports/model-repository.js';
import { writeJsonDurably } from '../weights/write-json-durably.js';
import { readJsonFile } from './read-json-file.js';
import { isModelName } from './version-folders.js';

const PROMOTED_FILE = 'promoted.json';

export function createPromotions(modelsDir: string): Pick<ModelRepository, 'promoted' | 'savePromoted'> {
  const file = path.join(modelsDir, PROMOTED_FILE);
  return {
    promoted: async () => (existsSync(file) ? parsePromoted((await readJsonFile(file, 'MODEL_INVALID')).value) : {}),
    savePromoted: async (versions) => {
      await mkdir(modelsDir, { recursive: true });
      await writeJsonDurably(file, versions);
    },
  };
}

function parsePromoted(value: unknown): PromotedVersions {
  const isEntry = ([name, entry]: readonly [string, unknown]): boolean =>
    isModelName(name) &&
    typeof entry === 'object' &&
    entry !== null &&
    'version' in entry &&
    isVersion(entry.version) &&
    'previous' in entry &&
    Array.isArray(entry.previous) &&
    entry.previous.every(isVersion);
  if (typeof value === 'object' && value !== null && Object.entries(value).every(isEntry)) {
    return value as PromotedVersions;
  }
  throw new AppError('MODEL_INVALID', `${PROMOTED_FILE} is not a list of versions`);
}

function isVersion(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1;
}
