import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { PLAIN, type AblationRow } from './rows.js';

export interface AblationData {
  /** Hold `train`, `validation` and `test` with one folder a class. */
  readonly patches: string;
  /** Holds `validation` and `test` with slides and a truth.csv. */
  readonly slides: string;
}

const run = promisify(execFile);
/** As the service starts its training child: glibc keeps large blocks. */
const KEEP_LARGE_BLOCKS = {
  MALLOC_MMAP_THRESHOLD_: '2147483648',
  MALLOC_TRIM_THRESHOLD_: '8294967296',
  MALLOC_TOP_PAD_: '536870912',
};

/** Trains and exports one row in processes of their own; returns the model's folder. A run found half-done goes on. */
export async function trainRow(
  row: AblationRow,
  data: AblationData,
  schedule: readonly string[],
  outputFolder: string,
): Promise<string> {
  const runFolder = path.join(outputFolder, 'run');
  await mkdir(runFolder, { recursive: true });
  const folders = ['--train', path.join(data.patches, 'train'), '--validation', path.join(data.patches, 'validation')];
  await script('train.ts', [...PLAIN, ...schedule, ...row.flags, ...folders, '--out', runFolder, '--quiet']);
  const release = ['--run', runFolder, '--name', 'row', '--test', path.join(data.patches, 'test')];
  await script('release-models.ts', [...release, '--out', outputFolder]);
  return path.join(outputFolder, 'row', '1');
}

async function script(name: string, args: readonly string[]): Promise<void> {
  await run('npx', ['tsx', path.join('scripts', name), ...args], {
    env: { ...process.env, ...KEEP_LARGE_BLOCKS, TF_CPP_MIN_LOG_LEVEL: '3' },
    maxBuffer: 64 * 2 ** 20,
  });
}
