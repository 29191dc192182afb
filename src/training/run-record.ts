// What a run is, beside what it computes: written once into its folder, read when a model is made of it.
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeJsonDurably } from '../weights/write-json-durably.js';
import { DEFAULT_TRAINING, type TrainingConfig } from './training-config.js';
import type { DataReportEvent } from './training-event.js';

export interface RunRecord {
  readonly config: TrainingConfig;
  /** The command line that started it, as a person would type it again. */
  readonly command: string;
  /** ISO 8601; of the first start, when the run was continued. */
  readonly startedAt: string;
  readonly software: Readonly<Record<string, string>>;
  readonly data: DataReportEvent;
}

const FILE = 'run.json';

/**
 * Keeps the record of the first start when the folder already holds one: a continued run is one run. Returns the kept.
 */
export async function writeRunRecord(folder: string, record: RunRecord): Promise<RunRecord> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, FILE);
  if (existsSync(file)) return readRunRecord(folder);
  await writeJsonDurably(file, record);
  return record;
}

export async function readRunRecord(folder: string): Promise<RunRecord> {
  const record = JSON.parse(await readFile(path.join(folder, FILE), 'utf8')) as RunRecord;
  // What is no setting of the record was none when it was written; the run went by what is the default since.
  return { ...record, config: { ...DEFAULT_TRAINING, ...record.config } };
}
