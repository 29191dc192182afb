import { appendFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { restartEvent, scalarsEvent, versionEvent, type Scalars } from './event-message.js';
import { tfRecord } from './tf-record.js';

/** Points of curves, at their global step. */
export interface StepScalars {
  readonly step: number;
  readonly scalars: Scalars;
}

export interface TensorboardFile {
  append(points: readonly StepScalars[]): Promise<void>;
  /** The run goes on at this step, although later ones have been written. */
  restartAt(step: number): Promise<void>;
}

/** Seconds in a name are padded, so that files sort by their age. */
const SECONDS_DIGITS = 10;

/** A new event file in the folder, under a name that TensorBoard knows; a resumed run adds one more. */
export async function createTensorboardFile(folder: string): Promise<TensorboardFile> {
  const seconds = wallSeconds();
  const age = String(Math.floor(seconds)).padStart(SECONDS_DIGITS, '0');
  const unique = `${process.pid}.${Math.floor((seconds % 1) * 1e6)}`;
  const path = join(folder, `events.out.tfevents.${age}.${hostname()}.${unique}`);
  await writeFile(path, tfRecord(versionEvent(seconds)), { flag: 'wx' });
  return {
    append: async (points) => {
      const records = points.map(({ step, scalars }) => tfRecord(scalarsEvent(wallSeconds(), step, scalars)));
      await appendFile(path, Buffer.concat(records));
    },
    restartAt: async (step) => {
      await appendFile(path, tfRecord(restartEvent(wallSeconds(), step)));
    },
  };
}

function wallSeconds(): number {
  return Date.now() / 1000;
}
