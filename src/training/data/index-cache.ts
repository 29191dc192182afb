// What earlier runs found in the same files: kept in one JSON file a data source.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeFileDurably } from '../../weights/write-file-durably.js';
import { fingerprintFile } from './fingerprint-file.js';

/** Raised when what an entry holds changes its meaning: then all of it is found anew. */
const FORMAT = 1;
/** Sources whose index is kept; the longest unused goes first. */
const MAX_INDEXES = 64;

/** Files of one source: with 400 bytes each the index stays below the longest text that V8 has. */
const MAX_STAMPS = 1_000_000;

/** A file as it was when its content was read. */
export interface FileStamp {
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  /** See `fingerprintFile`. */
  readonly sha256: string;
}

export interface IndexCache {
  /** The file's digest: the stored one while size and time of change are the same, else read anew. */
  stampOf(file: string): Promise<FileStamp>;
  /** What was stored under the key, of the shape that was stored. */
  get(key: string): unknown;
  put(key: string, value: unknown): void;
  /** Entries that were there, and entries that had to be found. */
  readonly use: { hits: number; misses: number };
  /** Writes what this run used; what it did not use is forgotten. Returns why it could not be kept. */
  save(): Promise<string | undefined>;
}

interface Stored {
  readonly format: number;
  readonly stamps: Readonly<Record<string, FileStamp>>;
  readonly entries: Readonly<Record<string, unknown>>;
}

const NOTHING: Stored = { format: FORMAT, stamps: {}, entries: {} };

/** `source` names the data, such as its manifest's path. Without a folder nothing is kept. */
export async function openIndexCache(dir: string | undefined, source: string): Promise<IndexCache> {
  const file = dir === undefined ? undefined : path.join(dir, `${sha256(source)}.json`);
  const before = file === undefined ? NOTHING : await readStored(file);
  const stamps = new Map<string, FileStamp>();
  const entries = new Map<string, unknown>();
  const use = { hits: 0, misses: 0 };
  return {
    use,
    stampOf: async (name) => {
      const { size: sizeBytes, mtimeMs } = await stat(name);
      const known = stamps.get(name) ?? before.stamps[name];
      const same = known?.sizeBytes === sizeBytes && known.mtimeMs === mtimeMs;
      const stamp = same ? known : { sizeBytes, mtimeMs, sha256: await fingerprintFile(name) };
      stamps.set(name, stamp);
      return stamp;
    },
    get: (key) => {
      const value = entries.get(key) ?? before.entries[key];
      if (value === undefined) use.misses += 1;
      else {
        use.hits += 1;
        entries.set(key, value);
      }
      return value;
    },
    put: (key, value) => void entries.set(key, value),
    save: async () => {
      if (dir === undefined || file === undefined) return undefined;
      if (stamps.size > MAX_STAMPS) return `the index is not kept: it would name more than ${MAX_STAMPS} files`;
      const stored = { format: FORMAT, stamps: Object.fromEntries(stamps), entries: Object.fromEntries(entries) };
      return write(dir, file, stored);
    },
  };
}

/** An index that is not there, of another format or broken is found anew: it holds nothing that the data does not. */
async function readStored(file: string): Promise<Stored> {
  try {
    const stored = JSON.parse(await readFile(file, 'utf8')) as Partial<Stored>;
    return stored.format === FORMAT ? { ...NOTHING, ...stored } : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** A run can do without its index: what keeps it from being written is told, not thrown. */
async function write(dir: string, file: string, stored: Stored): Promise<string | undefined> {
  try {
    await mkdir(dir, { recursive: true });
    await writeFileDurably(file, JSON.stringify(stored));
    await prune(dir);
    return undefined;
  } catch (error) {
    return `the index is not kept: ${error instanceof Error ? error.message : 'it cannot be written'}`;
  }
}

async function prune(dir: string): Promise<void> {
  const files = (await readdir(dir)).filter((name) => name.endsWith('.json')).map((name) => path.join(dir, name));
  const times = await Promise.all(files.map(async (file) => ({ file, mtimeMs: (await stat(file)).mtimeMs })));
  times.sort((a, b) => b.mtimeMs - a.mtimeMs);
  for (const { file } of times.slice(MAX_INDEXES)) await rm(file, { force: true });
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
