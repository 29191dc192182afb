// Records of one kind: a JSON file a row, an index of ids in memory.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createKeyedMutex } from '../../domain/async/keyed-mutex.js';
import { createWeightedCache, type WeightedCache } from '../../domain/collections/weighted-cache.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { Log } from '../../ports/log.js';
import type { Page, PageRequest, RecordStore } from '../../ports/record-store.js';
import { removeFileDurably, writeFileDurably } from './durable-file.js';
import { createIdIndex, type IdIndex } from './id-index.js';
import { decodePageToken, encodePageToken } from './page-token.js';
import { readRecordFolder } from './read-record-folder.js';
import type { RecordFolder, RecordKind, Row } from './record-kinds.js';
import { guarded } from './storage-error.js';

/** Recently used rows, by their JSON length: about 10,000 predictions, or 20 slides of 10,000 files. */
const CACHE_BYTES = 32 * 1024 * 1024;

/** Opens the folder; rows that cannot be read are set aside with a warning, never lost and never fatal. */
export async function openRecordFileStore<T extends Row>(
  folder: RecordFolder,
  kind: RecordKind<T>,
  log: Log,
): Promise<RecordStore<T>> {
  const index = createIdIndex();
  await readRecordFolder(folder, kind, log, (record) => {
    index.set(record.id, { tenant: record.tenant, group: kind.groupOf(record) });
  });
  const files = recordFiles(folder, kind);
  return { ...writes(files, index, kind), ...reads(files, index) };
}

interface RecordFiles<T> {
  read(id: string): Promise<T | undefined>;
  write(record: T): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Reads and writes of one id wait for each other, so that the last `put` asked for is the one that stays. */
function recordFiles<T extends Row>(folder: RecordFolder, kind: RecordKind<T>): RecordFiles<T> {
  const mutex = createKeyedMutex();
  const cache = createWeightedCache<T>(CACHE_BYTES);
  const pathOf = (id: string): string => join(folder.dir, `${id}.json`);
  return {
    read: (id) => mutex.run(id, async () => cache.get(id) ?? readInto(cache, pathOf(id), id, kind)),
    write: (record) =>
      mutex.run(record.id, async () => {
        const json = JSON.stringify(record);
        await writeFileDurably(pathOf(record.id), json);
        cache.set(record.id, record, json.length);
      }),
    remove: (id) =>
      mutex.run(id, async () => {
        cache.delete(id);
        await removeFileDurably(pathOf(id));
      }),
  };
}

async function readInto<T extends Row>(
  cache: WeightedCache<T>,
  path: string,
  id: string,
  kind: RecordKind<T>,
): Promise<T | undefined> {
  const json = await readIfThere(path);
  if (json === undefined) return undefined;
  const record = kind.parse(json);
  if (record?.id !== id)
    throw new AppError('INTERNAL', `a stored ${kind.name} record is damaged`, { metadata: { id } });
  cache.set(id, record, json.length);
  return record;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function writes<T extends Row>(
  files: RecordFiles<T>,
  index: IdIndex,
  kind: RecordKind<T>,
): Pick<RecordStore<T>, 'put' | 'delete'> {
  return {
    put: (record) =>
      guarded(async () => {
        await files.write(record);
        index.set(record.id, { tenant: record.tenant, group: kind.groupOf(record) });
      }),
    delete: (tenant, id) =>
      guarded(async () => {
        if (index.get(id)?.tenant !== tenant) return;
        await files.remove(id);
        index.delete(id);
      }),
  };
}

function reads<T extends Row>(files: RecordFiles<T>, index: IdIndex): Pick<RecordStore<T>, 'get' | 'list' | 'all'> {
  return {
    get: (tenant, id) => guarded(async () => (index.get(id)?.tenant === tenant ? await files.read(id) : undefined)),
    list: (tenant, page, group) => guarded(() => listPage(files, index, { tenant, page, group })),
    async *all() {
      for (const id of index.ids()) {
        const record = await guarded(() => files.read(id));
        if (record !== undefined) yield record;
      }
    },
  };
}

interface ListRequest {
  readonly tenant: string;
  readonly page: PageRequest;
  readonly group: string | undefined;
}

async function listPage<T extends Row>(files: RecordFiles<T>, index: IdIndex, request: ListRequest): Promise<Page<T>> {
  const { tenant, page, group } = request;
  const beforeId = page.pageToken === '' ? '' : decodePageToken(page.pageToken);
  const ids: string[] = [];
  for (const [id, row] of index.newestFirst(beforeId)) {
    if (row.tenant === tenant && (group === undefined || row.group === group)) ids.push(id);
    if (ids.length > page.pageSize) break;
  }
  const shown = ids.slice(0, page.pageSize);
  const records = await Promise.all(shown.map((id) => files.read(id)));
  const last = shown.at(-1);
  return {
    items: records.filter((record) => record !== undefined),
    nextPageToken: ids.length > page.pageSize && last !== undefined ? encodePageToken(last) : '',
  };
}
