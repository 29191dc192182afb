// Everything durable but the bytes of slides, as files below one folder.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../ports/log.js';
import type { MetadataStore, RecordStore } from '../../ports/record-store.js';
import { createFolderDurably, TEMPORARY_SUFFIX } from './durable-file.js';
import { PREDICTION_EVENTS, TRAINING_EVENTS } from './event-kinds.js';
import { createEventLogStore } from './event-log-store.js';
import { openRecordFileStore } from './record-file-store.js';
import {
  PREDICTION_KIND,
  PROMOTION_KIND,
  SLIDE_KIND,
  TRAINING_RUN_KIND,
  UPLOAD_KIND,
  type RecordKind,
  type Row,
} from './record-kinds.js';
import { openRequestIdFileStore } from './request-id-file-store.js';
import { createScoreTableStore } from './score-table-store.js';
import { guarded } from './storage-error.js';

/** `dataDir` must exist and be locked by this process. */
export function openMetadataStore(dataDir: string, log: Log): Promise<MetadataStore> {
  return guarded(() => openStores(dataDir, log));
}

async function openStores(dataDir: string, log: Log): Promise<MetadataStore> {
  const folder = async (name: string): Promise<string> => {
    const dir = join(dataDir, 'records', name);
    await createFolderDurably(dataDir, dir);
    return dir;
  };
  const rows = async <T extends Row>(kind: RecordKind<T>): Promise<RecordStore<T>> =>
    openRecordFileStore({ dir: await folder(kind.name), quarantineDir: join(dataDir, 'quarantine') }, kind, log);
  const scoreTables = await folder('score-tables');
  await removeTemporary(scoreTables);
  return {
    slides: await rows(SLIDE_KIND),
    uploads: await rows(UPLOAD_KIND),
    promotions: await rows(PROMOTION_KIND),
    predictions: await rows(PREDICTION_KIND),
    requestIds: await openRequestIdFileStore(await folder('request-ids'), log),
    predictionEvents: createEventLogStore(await folder('prediction-events'), PREDICTION_EVENTS),
    scoreTables: createScoreTableStore(scoreTables),
    trainingRuns: await rows(TRAINING_RUN_KIND),
    trainingEvents: createEventLogStore(await folder('training-events'), TRAINING_EVENTS),
    // Every write is on the disk when it is acknowledged: nothing is left to flush.
    close: () => Promise.resolve(),
  };
}

async function removeTemporary(dir: string): Promise<void> {
  const names = await readdir(dir);
  const left = names.filter((name) => name.endsWith(TEMPORARY_SUFFIX));
  await Promise.all(left.map((name) => rm(join(dir, name), { force: true })));
}
