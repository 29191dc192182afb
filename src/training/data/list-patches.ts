import path from 'node:path';
import { dataInvalid } from '../../domain/dataset/data-invalid.js';
import type { FolderSource, PatchManifestSource } from '../../domain/dataset/data-plan.js';
import type { SkippedItem } from '../../domain/dataset/data-report.js';
import { parsePatchManifest } from '../../domain/dataset/parse-manifests.js';
import { MAX_ROWS } from '../../domain/dataset/parse-table.js';
import type { ClassNames } from '../../domain/dataset/read-label.js';
import { imagesOfClass } from '../../image/images-of-class.js';
import type { FilePatch } from './labelled-patch.js';
import { readManifest } from './read-manifest.js';
import type { RootGuard } from './root-guard.js';

export interface ListedPatches {
  readonly patches: readonly FilePatch[];
  readonly skipped: readonly SkippedItem[];
}

/**
 * All image files in the class folders of `folders`, sorted by path; throws TRAINING_DATA_INVALID unless both classes
 * are there.
 */
export async function listPatches(folders: readonly string[], names: ClassNames): Promise<readonly FilePatch[]> {
  const patches: FilePatch[] = [];
  for (const folder of folders) {
    for (const name of names.tumourClasses) patches.push(...(await listClass(folder, name, true)));
    for (const name of names.normalClasses) patches.push(...(await listClass(folder, name, false)));
  }
  if (patches.length > MAX_ROWS) throw dataInvalid(`${patches.length} patches are more than the ${MAX_ROWS} allowed`);
  for (const [tumour, classes] of [
    [true, names.tumourClasses],
    [false, names.normalClasses],
  ] as const) {
    if (!patches.some((patch) => patch.tumour === tumour)) {
      throw dataInvalid(`no image in a class folder named ${classes.join(' or ')}`);
    }
  }
  return patches.sort(byPath);
}

/** The patches of a manifest, sorted by path; those that do not exist below the roots are skipped and named. */
async function listManifest(source: PatchManifestSource, guard: RootGuard): Promise<ListedPatches> {
  const { dir, text } = await readManifest(source.manifest, guard);
  const patches: FilePatch[] = [];
  const skipped: SkippedItem[] = [];
  const listed = new Set<string>();
  for (const { file: relativePath, tumour, slide, patient } of parsePatchManifest(text, source)) {
    const file = await guard.find(dir, relativePath);
    if (file === undefined || listed.has(file)) {
      const reason = file === undefined ? 'it does not exist below the training roots' : 'it is listed twice';
      skipped.push({ name: relativePath, reason });
      continue;
    }
    listed.add(file);
    const names = { ...(slide === undefined ? {} : { slide }), ...(patient === undefined ? {} : { patient }) };
    patches.push({ kind: 'file', file, relativePath, tumour, ...names });
  }
  return { patches: patches.sort(byPath), skipped };
}

export async function listSource(source: FolderSource | PatchManifestSource, guard: RootGuard): Promise<ListedPatches> {
  if (source.kind === 'patches') return listManifest(source, guard);
  return { patches: await listPatches(source.dirs, source), skipped: [] };
}

async function listClass(folder: string, name: string, tumour: boolean): Promise<readonly FilePatch[]> {
  const files = await imagesOfClass(folder, name);
  return files.map((file) => ({
    kind: 'file',
    file: path.join(folder, name, file),
    relativePath: `${name}/${file}`,
    tumour,
  }));
}

function byPath(a: FilePatch, b: FilePatch): number {
  return a.relativePath < b.relativePath ? -1 : 1;
}
