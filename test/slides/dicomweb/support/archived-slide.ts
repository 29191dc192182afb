// Slides in an archive, as the reader of references opens them.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { ArchiveSettings } from '../../../../src/domain/archives/archive-settings.js';
import { encodeReference, REFERENCE_FILE_NAME } from '../../../../src/domain/archives/slide-reference.js';
import type { SlideFileSet, SlideReader } from '../../../../src/ports/slide-reader.js';
import { createArchives } from '../../../../src/slides/dicomweb/archives.js';
import { findSeries } from '../../../../src/slides/dicomweb/series/find-series.js';
import { createSlideFormats, createSlideOpener } from '../../../../src/slides/registry.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';
import { USER } from './orthanc.js';

const ARCHIVE = 'hospital';

/** Signs in with the test's user; `password` lies in the environment. */
export function archiveAt(url: string, password = USER.password): ArchiveSettings {
  process.env['SENTINODE_TEST_ARCHIVE_PASSWORD'] = password;
  const secret = { kind: 'environment', variable: 'SENTINODE_TEST_ARCHIVE_PASSWORD' } as const;
  const credentials = { kind: 'basic', username: USER.username, secret } as const;
  return { name: ARCHIVE, url, credentials, maxRequests: 4, silenceMs: 10_000 };
}

export async function filesOf({ rootDir, names }: SlideFileSet): Promise<readonly Uint8Array[]> {
  return Promise.all(names.map((name) => readFile(path.join(rootDir, name))));
}

/** A reference as an import writes it, gone when the test ends. */
export async function referenceTo(
  settings: ArchiveSettings,
  seriesUid: string,
  studyUid?: string,
): Promise<SlideFileSet> {
  const client = createArchives([settings]).get(settings.name);
  const query = { archive: settings.name, seriesUid, ...(studyUid === undefined ? {} : { studyUid }) };
  const reference = await findSeries(client, query, new AbortController().signal);
  const rootDir = await temporaryFolder();
  await writeFile(path.join(rootDir, REFERENCE_FILE_NAME), encodeReference(reference));
  return { rootDir, names: [REFERENCE_FILE_NAME] };
}

/** Opens the slide and closes it when the test ends. */
export async function openArchived(
  settings: ArchiveSettings,
  files: SlideFileSet,
  signal?: AbortSignal,
): Promise<SlideReader> {
  const open = createSlideOpener(createSlideFormats({ archives: createArchives([settings]) }));
  const reader = await open(files, signal);
  onTestFinished(() => reader.close());
  return reader;
}
