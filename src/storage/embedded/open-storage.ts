// The embedded storage: one folder, one process, no other service needed.
import { join } from 'node:path';
import type { BlobStore } from '../../ports/blob-store.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import type { MetadataStore } from '../../ports/record-store.js';
import { openBlobStore, type BlobStoreOptions } from './blob-store.js';
import { openDataDir } from './data-dir.js';
import { openMetadataStore } from './metadata-store.js';

export interface EmbeddedStorage {
  readonly blobs: BlobStore;
  readonly metadata: MetadataStore;
  /** Where models that were trained here live. */
  readonly modelsDir: string;
  /** Gives the folder free for another process. */
  close(): Promise<void>;
}

export interface EmbeddedStorageOptions extends BlobStoreOptions {
  /** Absolute. */
  readonly dataDir: string;
  readonly log: Log;
  readonly clock: Clock;
}

/** Throws CONFIG_INVALID when the folder cannot be used or another process holds it. */
export async function openEmbeddedStorage(options: EmbeddedStorageOptions): Promise<EmbeddedStorage> {
  const { dataDir, log, clock } = options;
  const lock = await openDataDir(dataDir, clock);
  try {
    const metadata = await openMetadataStore(dataDir, log);
    const blobs = await openBlobStore(dataDir, log, options);
    return {
      blobs,
      metadata,
      modelsDir: join(dataDir, 'models'),
      close: async () => {
        await blobs.close();
        await metadata.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
