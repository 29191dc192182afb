// Bytes of uploads and slides below one folder: staging/, slides/ and trash/.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createKeyedMutex, type KeyedMutex } from '../../domain/async/keyed-mutex.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { BlobStore, SlideFileStore, StagedFileSpec } from '../../ports/blob-store.js';
import type { Log } from '../../ports/log.js';
import { createFolderDurably, renameDurably, syncFolder } from './durable-file.js';
import { createFileHandlePool, type FileHandlePool } from './file-handle-pool.js';
import { createFileHasher, type FileHasher } from './file-hasher.js';
import { hashSmallFiles } from './hash-small-files.js';
import { freeBytes, RESERVED_BYTES } from './free-space.js';
import { isUlid } from './page-token.js';
import { createStagingFolder, openStaging, STAGED_FILES_FOLDER, type Staging } from './staging.js';
import { errorCode, guarded, storageFull } from './storage-error.js';

export interface BlobStoreOptions {
  /** Bytes that may still be written on the data folder's file system; measured when absent. */
  readonly freeBytes?: () => Promise<number>;
  /** Bytes of those that uploads leave alone. */
  readonly reservedBytes?: number;
}

/** Hashed in a millisecond: less than a thread takes to hear of it. */
const SMALL_BYTES = 1024 * 1024;

interface BlobState {
  readonly staging: string;
  readonly slides: string;
  readonly trash: string;
  readonly stagings: Map<string, Staging>;
  /** Bytes announced by uploads that are being created. */
  readonly reservedBytes: Map<string, number>;
  readonly pool: FileHandlePool;
  readonly hasher: FileHasher;
  readonly mutex: KeyedMutex;
  /** Bytes that uploads may still announce. */
  availableBytes(): Promise<number>;
}

/** `dataDir` must exist and be locked by this process. */
export function openBlobStore(dataDir: string, log: Log, options: BlobStoreOptions = {}): Promise<BlobStore> {
  return guarded(async () => {
    const state = await openState(dataDir, options);
    await openStagings(state, log);
    return {
      ...stagingLife(state),
      ...stagingBytes(state),
      ...slideFiles(state),
      close: async () => {
        await state.pool.closeBelow(state.staging);
        await state.hasher.close();
      },
    };
  });
}

async function openState(dataDir: string, options: BlobStoreOptions): Promise<BlobState> {
  const folder = async (name: string): Promise<string> => {
    await createFolderDurably(dataDir, join(dataDir, name));
    return join(dataDir, name);
  };
  const stagings = new Map<string, Staging>();
  const reservedBytes = new Map<string, number>();
  const measure = options.freeBytes ?? (() => freeBytes(dataDir));
  return {
    staging: await folder('staging'),
    slides: await folder('slides'),
    trash: await folder('trash'),
    stagings,
    reservedBytes,
    pool: createFileHandlePool(),
    hasher: createFileHasher(),
    mutex: createKeyedMutex(),
    availableBytes: async () => {
      const outstanding = [...stagings.values()].map((staging) => staging.outstandingBytes());
      const promised = [...outstanding, ...reservedBytes.values()].reduce((sum, bytes) => sum + bytes, 0);
      return (await measure()) - (options.reservedBytes ?? RESERVED_BYTES) - promised;
    },
  };
}

async function openStagings(state: BlobState, log: Log): Promise<void> {
  for (const uploadId of await readdir(state.staging)) {
    const dir = join(state.staging, uploadId);
    const staging = isUlid(uploadId) ? await openStaging(dir, state.pool) : undefined;
    if (staging !== undefined) {
      state.stagings.set(uploadId, staging);
      continue;
    }
    // A crash while it was being made: nobody was told of it.
    await rm(dir, { recursive: true, force: true });
    log.info({ uploadId }, 'removed an upload that was never completely created');
  }
}

function stagingLife(
  state: BlobState,
): Pick<BlobStore, 'createStaging' | 'deleteStaging' | 'listStagings' | 'stagedFiles'> {
  return {
    createStaging: (uploadId, files, signal) =>
      state.mutex.run(uploadId, () => guarded(() => createStaging(state, uploadId, files, signal))),
    deleteStaging: (uploadId) =>
      state.mutex.run(uploadId, () =>
        guarded(async () => {
          const dir = stagingDir(state, uploadId);
          state.stagings.delete(uploadId);
          await state.pool.closeBelow(dir);
          await rm(dir, { recursive: true, force: true });
          await syncFolder(state.staging);
        }),
      ),
    listStagings: async () => [...state.stagings.keys(), ...state.reservedBytes.keys()],
    stagedFiles: (uploadId) => ({
      rootDir: join(stagingDir(state, uploadId), STAGED_FILES_FOLDER),
      names: requireStaging(state, uploadId).files.map(({ name }) => name),
    }),
  };
}

async function createStaging(
  state: BlobState,
  uploadId: string,
  files: readonly StagedFileSpec[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const dir = stagingDir(state, uploadId);
  // One at a time, so that two uploads are not promised the same room; their folders are made beside each other.
  await state.mutex.run('reserve', () => reserve(state, uploadId, files));
  try {
    await createStagingFolder(state.staging, dir, files, signal);
    const staging = await openStaging(dir, state.pool);
    if (staging !== undefined) state.stagings.set(uploadId, staging);
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  } finally {
    state.reservedBytes.delete(uploadId);
  }
}

async function reserve(state: BlobState, uploadId: string, files: readonly StagedFileSpec[]): Promise<void> {
  const wantedBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const availableBytes = await state.availableBytes();
  if (wantedBytes > availableBytes) {
    throw storageFull('the server has no room for an upload of this size', {
      wantedBytes: String(wantedBytes),
      availableBytes: String(Math.max(0, availableBytes)),
    });
  }
  state.reservedBytes.set(uploadId, wantedBytes);
}

function stagingBytes(
  state: BlobState,
): Pick<BlobStore, 'append' | 'commit' | 'rewind' | 'committedBytes' | 'digests'> {
  const withStaging = <T>(uploadId: string, work: (staging: Staging) => Promise<T>): Promise<T> =>
    state.mutex.run(uploadId, () => guarded(async () => work(requireStaging(state, uploadId))));
  return {
    append: (uploadId, fileIndex, data) => withStaging(uploadId, (staging) => staging.append(fileIndex, data)),
    commit: (uploadId) => withStaging(uploadId, (staging) => staging.commit()),
    rewind: (uploadId) => withStaging(uploadId, (staging) => staging.rewind()),
    committedBytes: async (uploadId) => state.stagings.get(uploadId)?.committed(),
    digests: (uploadId, signal) =>
      guarded(() => {
        const root = join(stagingDir(state, uploadId), STAGED_FILES_FOLDER);
        const { files } = requireStaging(state, uploadId);
        const totalBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
        const paths = files.map(({ name }) => join(root, name));
        return totalBytes > SMALL_BYTES ? state.hasher.hash(paths, signal) : hashSmallFiles(paths, signal);
      }),
  };
}

function slideFiles(state: BlobState): SlideFileStore {
  const slideDir = (slideId: string): string => join(state.slides, requireId(slideId));
  return {
    promote: (uploadId, slideId) =>
      state.mutex.run(uploadId, () => guarded(() => promote(state, uploadId, slideDir(slideId)))),
    slideFiles: (slideId, names) => ({ rootDir: join(slideDir(slideId), STAGED_FILES_FOLDER), names }),
    deleteSlide: (slideId) => guarded(() => moveIfThere(slideDir(slideId), join(state.trash, requireId(slideId)))),
    listDeleted: () => guarded(() => readdir(state.trash)),
    purgeDeleted: (slideId) =>
      guarded(() => rm(join(state.trash, requireId(slideId)), { recursive: true, force: true })),
  };
}

async function promote(state: BlobState, uploadId: string, slideDir: string): Promise<void> {
  const dir = stagingDir(state, uploadId);
  await state.pool.closeBelow(dir);
  await moveIfThere(dir, slideDir);
  state.stagings.delete(uploadId);
}

/** Does nothing when `from` is gone: the move was made before a crash. */
async function moveIfThere(from: string, to: string): Promise<void> {
  try {
    await renameDurably(from, to);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

function stagingDir(state: BlobState, uploadId: string): string {
  return join(state.staging, requireId(uploadId));
}

function requireStaging(state: BlobState, uploadId: string): Staging {
  const staging = state.stagings.get(uploadId);
  if (staging === undefined) throw new AppError('UPLOAD_NOT_FOUND', 'no upload has this id');
  return staging;
}

/** Ids become folder names: nothing but a ULID does. */
function requireId(id: string): string {
  if (!isUlid(id)) throw new TypeError('not a ULID');
  return id;
}
