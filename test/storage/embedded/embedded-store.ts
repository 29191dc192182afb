import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStorage } from '../../../src/storage/embedded/open-storage.js';
import { systemClock } from '../../../src/system/clock.js';
import type { StoreUnderTest } from '../store-under-test.js';
import { createRecordingLog } from '../../support/recording-log.js';

export async function createEmbeddedStore(): Promise<StoreUnderTest & { readonly dataDir: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sentinode-store-'));
  return {
    dataDir,
    open: () => openEmbeddedStorage({ dataDir, log: createRecordingLog(), clock: systemClock }),
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}
