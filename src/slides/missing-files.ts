import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import type { SlideFileSet } from '../ports/slide-reader.js';

/** Names of missing files that a message lists; the metadata says how many there are. */
export const MAX_LISTED = 20;

/** Characters of one name that a message shows: a slide's own words can be of any length. */
const MAX_NAME_CHARACTERS = 100;

/** Sizes in bytes by name, of files below the set's folder. Throws UPLOAD_INCOMPLETE with the list of those missing. */
export async function sizesOf(
  { rootDir }: SlideFileSet,
  names: readonly string[],
  format: string,
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  const missing: string[] = [];
  for (const name of new Set(names)) {
    const found = await stat(join(rootDir, name)).catch(() => undefined);
    if (found?.isFile() === true) sizes.set(name, found.size);
    else missing.push(name);
  }
  if (missing.length > 0) throw incomplete(format, missing);
  return sizes;
}

/** The error for a slide of several files of which `count` are not there; `missing` names the first of them. */
export function incomplete(format: string, missing: readonly string[], count = missing.length): AppError {
  const more = count > MAX_LISTED ? `, and ${count - MAX_LISTED} more` : '';
  const list = missing.slice(0, MAX_LISTED).map(shortened).join(', ');
  return new AppError(
    'UPLOAD_INCOMPLETE',
    `The ${format} slide lacks ${count} of its files: ${list}${more}. Upload them together, with their folder.`,
    { metadata: { format, missingCount: String(count), missingFiles: list } },
  );
}

function shortened(name: string): string {
  return name.length > MAX_NAME_CHARACTERS ? `${name.slice(0, MAX_NAME_CHARACTERS)}…` : name;
}
