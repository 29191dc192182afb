import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../ports/log.js';
import { createFolderDurably, syncFolder, TEMPORARY_SUFFIX } from './durable-file.js';
import { isUlid } from './page-token.js';
import type { RecordFolder, RecordKind, Row } from './record-kinds.js';

/** Files read at once: enough to keep the disk busy, far from any limit on open files. */
const PARALLEL_READS = 16;

/** Gives every row of the folder to `take`; sets unreadable ones aside and removes half-written ones. */
export async function readRecordFolder<T extends Row>(
  folder: RecordFolder,
  kind: RecordKind<T>,
  log: Log,
  take: (record: T) => void,
): Promise<void> {
  const names = await readdir(folder.dir);
  const queue = names.values();
  const readNext = async (): Promise<void> => {
    for (const name of queue) {
      const record = await readOne(folder, kind, name, log);
      if (record !== undefined) take(record);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_READS }, readNext));
}

async function readOne<T extends Row>(
  folder: RecordFolder,
  kind: RecordKind<T>,
  name: string,
  log: Log,
): Promise<T | undefined> {
  const path = join(folder.dir, name);
  if (name.endsWith(TEMPORARY_SUFFIX)) {
    await rm(path, { force: true });
    return undefined;
  }
  const id = name.replace(/\.json$/, '');
  const record = isUlid(id) ? kind.parse(await readFile(path, 'utf8')) : undefined;
  if (record?.id === id) return record;
  await setAside(folder, `${kind.name}-${name}`, path);
  log.warn(
    { kind: kind.name, record: isUlid(id) ? id : 'unnamed' },
    'a damaged record was set aside in the quarantine folder',
  );
  return undefined;
}

async function setAside(folder: RecordFolder, name: string, path: string): Promise<void> {
  await createFolderDurably(join(folder.quarantineDir, '..'), folder.quarantineDir);
  await rename(path, join(folder.quarantineDir, name));
  await syncFolder(folder.quarantineDir);
  await syncFolder(folder.dir);
}
