// The split as it was made, stored with the run: which slide or patch stood on which side.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { DataPlan } from '../../domain/dataset/data-plan.js';
import { writeFileDurably } from '../../weights/write-file-durably.js';
import type { IndexedUnit } from './indexed-data.js';
import type { DataParts } from './split-data.js';

const SPLIT_FILE = 'split.json';

interface RecordedUnit {
  readonly name: string;
  readonly slide?: string;
  readonly patient?: string;
  readonly tumour: boolean;
  /** Of what it shows. */
  readonly sha256: string;
}

/** Writes `split.json` into the run's folder; the same data and seed write the same. */
export async function writeSplitRecord(folder: string, plan: DataPlan, parts: DataParts, seed: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const record = {
    split: parts.split,
    plan: plan.split,
    seed,
    training: parts.training.map(recorded),
    validation: parts.validation.map(recorded),
  };
  await writeFileDurably(path.join(folder, SPLIT_FILE), `${JSON.stringify(record, undefined, 1)}\n`);
}

function recorded({ name, slide, patient, tumour, image }: IndexedUnit): RecordedUnit {
  return {
    name,
    ...(slide === undefined ? {} : { slide }),
    ...(patient === undefined ? {} : { patient }),
    tumour,
    sha256: image,
  };
}
