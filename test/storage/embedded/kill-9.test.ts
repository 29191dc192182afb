import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forkModule } from '../../../src/process/fork-module.js';
import { openEmbeddedStorage, type EmbeddedStorage } from '../../../src/storage/embedded/open-storage.js';
import { systemClock } from '../../../src/system/clock.js';
import { createRecordingLog } from '../../support/recording-log.js';
import { sampleScoreTable } from '../samples.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import type { Acknowledged } from './crash-messages.js';

const ROUNDS = 6;

describe('kill -9 of a writing process', () => {
  it('loses nothing that was acknowledged and leaves nothing half-done', async () => {
    const dataDir = await temporaryFolder();
    const acknowledged: Acknowledged[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      // Spread over the first writes and deep into the run; the prime makes every round stop elsewhere.
      const told = await writeUntilKilled(dataDir, 3 + ((round * 61) % 150));
      acknowledged.push(...told);
      const log = createRecordingLog();
      const storage = await openEmbeddedStorage({ dataDir, log, clock: systemClock });
      try {
        await expectAll(storage, acknowledged);
        await expectWholeUploads(storage);
      } finally {
        await storage.close();
      }
      expect(log.lines.filter(({ level }) => level === 'warn')).toEqual([]);
      expect(await leftovers(dataDir)).toEqual([]);
    }
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * 3);
  }, 120_000);
});

async function writeUntilKilled(dataDir: string, messages: number): Promise<readonly Acknowledged[]> {
  const child = forkModule(import.meta.url, './crash-writer.js', { args: [dataDir] });
  const told: Acknowledged[] = [];
  child.on('message', (message) => {
    told.push(message as Acknowledged);
    if (told.length === messages) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return told;
}

async function expectAll(storage: EmbeddedStorage, acknowledged: readonly Acknowledged[]): Promise<void> {
  const promoted = new Set(acknowledged.flatMap((told) => (told.kind === 'promoted' ? [told.id] : [])));
  const lastVersions = new Map<string, number>();
  for (const told of acknowledged) {
    if (told.kind === 'slide') lastVersions.set(told.id, told.version);
    else if (told.kind !== 'bytes' || !promoted.has(told.id)) await expectOne(storage, told);
  }
  for (const [id, version] of lastVersions) {
    const slide = await storage.metadata.slides.get('local', id);
    expect(slide?.createTimeMs).toBeGreaterThanOrEqual(version);
    expect(slide?.createTimeMs).toBeLessThanOrEqual(version + 1);
  }
}

async function expectOne(storage: EmbeddedStorage, told: Acknowledged): Promise<void> {
  const { metadata } = storage;
  switch (told.kind) {
    case 'upload':
      expect((await metadata.uploads.get('local', told.id))?.spec.requestId).toBe('r-1');
      return;
    case 'claim':
      expect(await metadata.requestIds.claim('local', 'upload', told.key, 'other')).toBe(told.key);
      return;
    case 'event': {
      const events = metadata.predictionEvents.follow(told.id, told.sequence - 1, new AbortController().signal);
      const first = await events[Symbol.asyncIterator]().next();
      expect(first.value).toMatchObject({ sequence: told.sequence });
      return;
    }
    case 'table':
      expect(await metadata.scoreTables.get(told.id)).toEqual(sampleScoreTable(told.patches, 2));
      return;
    case 'bytes':
      await expectBytes(storage, told);
      return;
    case 'promoted':
      await expectWholeSlide(storage, told.slideId);
      return;
    case 'ready':
    case 'slide':
  }
}

/** An upload may have been promoted in the moment before the kill, unheard; then its bytes are the slide's. */
async function expectBytes(
  storage: EmbeddedStorage,
  told: { readonly id: string; readonly slideId: string; readonly bytes: number },
): Promise<void> {
  const [committed] = (await storage.blobs.committedBytes(told.id)) ?? [];
  if (committed === undefined) await expectWholeSlide(storage, told.slideId);
  else expect(committed).toBeGreaterThanOrEqual(told.bytes);
}

async function expectWholeSlide({ blobs }: EmbeddedStorage, slideId: string): Promise<void> {
  const { rootDir } = blobs.slideFiles(slideId, ['folder/a.bin']);
  expect(await readFile(join(rootDir, 'folder/a.bin'))).toEqual(contentOf(4_000));
}

async function expectWholeUploads({ blobs }: EmbeddedStorage): Promise<void> {
  for (const id of await blobs.listStagings()) {
    const [committed = 0] = (await blobs.committedBytes(id)) ?? [];
    if (committed === 0) continue;
    const { rootDir } = blobs.stagedFiles(id);
    expect(await readFile(join(rootDir, 'folder/a.bin'))).toEqual(contentOf(committed));
  }
}

function contentOf(bytes: number): Buffer {
  return Buffer.concat(Array.from({ length: bytes / 1_000 }, (_, index) => Buffer.alloc(1_000, index)));
}

async function leftovers(dataDir: string): Promise<readonly string[]> {
  const names = await readdir(dataDir, { recursive: true });
  const found = names.filter((name) => name.endsWith('.tmp') || name.startsWith('quarantine'));
  return found;
}
