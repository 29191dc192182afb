// One upload on disk: `staging.json` says what is expected, `commits.log` what is durable, `files/` holds the bytes.
import { mkdir, open, readFile, stat, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { AppError } from '../../domain/errors/app-error.js';
import { fileNameProblem } from '../../domain/uploads/validate-file-name.js';
import type { StagedFileSpec } from '../../ports/blob-store.js';
import { appendCommits, readCommitLog } from './commit-log.js';
import {
  createFolderDurably,
  PRIVATE_FILE_MODE,
  PRIVATE_FOLDER_MODE,
  syncFolder,
  writeFileDurably,
} from './durable-file.js';
import type { FileHandlePool } from './file-handle-pool.js';
import { errorCode } from './storage-error.js';

export interface Staging {
  readonly files: readonly StagedFileSpec[];
  /** Announced bytes that have not come yet. */
  outstandingBytes(): number;
  committed(): readonly number[];
  append(fileIndex: number, data: Uint8Array): Promise<void>;
  commit(): Promise<readonly number[]>;
  rewind(): Promise<readonly number[]>;
}

interface StagingState {
  readonly dir: string;
  readonly files: readonly StagedFileSpec[];
  readonly committed: number[];
  readonly appended: number[];
  /** Files with bytes that no commit covers yet. */
  readonly dirty: Set<number>;
  commitLogBytes: number;
}

export const STAGED_FILES_FOLDER = 'files';

/** Journalling file systems write syncs that come together as one; more than libuv's few threads gains nothing. */
const PARALLEL_SYNCS = 16;

export async function createStagingFolder(
  stagingRoot: string,
  dir: string,
  files: readonly StagedFileSpec[],
  signal?: AbortSignal,
): Promise<void> {
  // The caller has validated the names; here they become paths, so nothing is taken on trust.
  if (files.some(({ name }) => fileNameProblem(name) !== undefined))
    throw new AppError('INTERNAL', 'an upload has an unsafe file name');
  await createFolderDurably(stagingRoot, join(dir, STAGED_FILES_FOLDER));
  await createFolders(join(dir, STAGED_FILES_FOLDER), files, signal);
  await (await open(join(dir, 'commits.log'), 'wx', PRIVATE_FILE_MODE)).close();
  // Last: a folder with this file is a whole staging.
  await writeFileDurably(join(dir, 'staging.json'), JSON.stringify({ files }));
}

/** Each folder is synced once, however many files and folders it holds. */
async function createFolders(
  root: string,
  files: readonly StagedFileSpec[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const parents = new Set<string>([root]);
  for (const { name } of files) {
    const segments = name.split('/').slice(0, -1);
    segments.forEach((_, depth) => parents.add(join(root, ...segments.slice(0, depth + 1))));
  }
  for (const folder of parents) {
    throwIfAborted(signal);
    await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  }
  for (const folder of parents) {
    throwIfAborted(signal);
    await syncFolder(folder);
  }
}

/** Undefined when the folder is absent or was never completed. */
export async function openStaging(dir: string, pool: FileHandlePool): Promise<Staging | undefined> {
  const files = await readSpec(join(dir, 'staging.json'));
  if (files === undefined) return undefined;
  const log = await readCommitLog(join(dir, 'commits.log'));
  const committed = files.map((_, index) => log.lengths.get(index) ?? 0);
  const state: StagingState = {
    dir,
    files,
    committed,
    appended: [...committed],
    dirty: new Set(),
    commitLogBytes: log.lengthBytes,
  };
  await cutUncommitted(state, state.files.keys());
  return staging(state, pool);
}

function staging(state: StagingState, pool: FileHandlePool): Staging {
  return {
    files: state.files,
    outstandingBytes: () =>
      state.files.reduce((sum, file, index) => sum + Math.max(0, file.sizeBytes - (state.appended[index] ?? 0)), 0),
    committed: () => [...state.committed],
    append: (fileIndex, data) => append(state, pool, fileIndex, data),
    commit: () => commit(state, pool),
    rewind: async () => {
      await cutUncommitted(state, [...state.dirty]);
      return [...state.committed];
    },
  };
}

async function append(state: StagingState, pool: FileHandlePool, fileIndex: number, data: Uint8Array): Promise<void> {
  const at = state.appended[fileIndex];
  if (at === undefined) throw new AppError('INTERNAL', `the upload has no file ${fileIndex}`);
  await pool.use(pathOf(state, fileIndex), async (handle) => {
    try {
      let written = 0;
      while (written < data.length) {
        const { bytesWritten } = await handle.write(data, written, data.length - written, at + written);
        written += bytesWritten;
      }
    } catch (error) {
      await handle.truncate(at).catch(() => undefined);
      throw error;
    }
  });
  state.appended[fileIndex] = at + data.length;
  state.dirty.add(fileIndex);
}

async function commit(state: StagingState, pool: FileHandlePool): Promise<readonly number[]> {
  if (state.dirty.size === 0) return [...state.committed];
  const commits = [...state.dirty].map((fileIndex) => ({ fileIndex, bytes: state.appended[fileIndex] ?? 0 }));
  const fileIndexes = commits.map(({ fileIndex }) => fileIndex);
  await syncFiles(state, pool, fileIndexes);
  const isNew = (fileIndex: number): boolean => state.committed[fileIndex] === 0;
  const foldersOfNewFiles = new Set(fileIndexes.filter(isNew).map((fileIndex) => dirname(pathOf(state, fileIndex))));
  for (const folder of foldersOfNewFiles) await syncFolder(folder);
  state.commitLogBytes = await appendCommits(join(state.dir, 'commits.log'), state.commitLogBytes, commits);
  for (const { fileIndex, bytes } of commits) {
    state.committed[fileIndex] = bytes;
    state.dirty.delete(fileIndex);
  }
  return [...state.committed];
}

async function syncFiles(state: StagingState, pool: FileHandlePool, fileIndexes: readonly number[]): Promise<void> {
  for (let first = 0; first < fileIndexes.length; first += PARALLEL_SYNCS) {
    const group = fileIndexes.slice(first, first + PARALLEL_SYNCS);
    await Promise.all(group.map((fileIndex) => pool.use(pathOf(state, fileIndex), (handle) => handle.sync())));
  }
}

/** Brings every file back to its committed length; one that lost bytes counts only what it has. */
async function cutUncommitted(state: StagingState, fileIndexes: Iterable<number>): Promise<void> {
  for (const fileIndex of fileIndexes) {
    const onDisk = await sizeOf(pathOf(state, fileIndex));
    const committed = Math.min(state.committed[fileIndex] ?? 0, onDisk);
    if (onDisk > committed) await truncate(pathOf(state, fileIndex), committed);
    state.committed[fileIndex] = committed;
    state.appended[fileIndex] = committed;
  }
  state.dirty.clear();
}

function pathOf(state: StagingState, fileIndex: number): string {
  return join(state.dir, STAGED_FILES_FOLDER, state.files[fileIndex]?.name ?? '');
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

async function readSpec(path: string): Promise<readonly StagedFileSpec[] | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    const isSpec = typeof value === 'object' && value !== null && 'files' in value && Array.isArray(value.files);
    return isSpec ? (value.files as StagedFileSpec[]) : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
