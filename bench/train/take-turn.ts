import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { forkModule } from '../../src/process/fork-module.js';
import { messageOf } from '../processes/message-of.js';
import type { KerasPlan, TrainBenchPlan, TrainBenchTurn } from './train-bench-plan.js';

/** As the service starts its training child: glibc keeps large blocks. Given to both sides. */
const KEEP_LARGE_BLOCKS = {
  MALLOC_MMAP_THRESHOLD_: '2147483648',
  MALLOC_TRIM_THRESHOLD_: '8294967296',
  MALLOC_TOP_PAD_: '536870912',
};

/** Our loop in a child of its own, in a fresh output folder below the plan's. */
export async function trainOurs(plan: TrainBenchPlan): Promise<TrainBenchTurn> {
  const outputFolder = await mkdtemp(path.join(plan.outputFolder, 'run-'));
  const child = forkModule(import.meta.url, './measure-sentinode.js', {
    args: [JSON.stringify({ ...plan, outputFolder })],
    env: { ...KEEP_LARGE_BLOCKS, TF_NUM_INTRAOP_THREADS: String(plan.threads), TF_CPP_MIN_LOG_LEVEL: '2' },
  });
  return messageOf<TrainBenchTurn>(child, 'our side');
}

/** Keras in the environment that install-keras.sh provides. */
export async function trainKeras(plan: KerasPlan): Promise<TrainBenchTurn> {
  const python = fileURLToPath(new URL('../../.tools/keras/bin/python', import.meta.url));
  const script = fileURLToPath(new URL('./keras_fit.py', import.meta.url));
  const { stdout } = await promisify(execFile)(python, [script, JSON.stringify(plan)], {
    env: { ...process.env, ...KEEP_LARGE_BLOCKS },
    maxBuffer: 16 * 2 ** 20,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as TrainBenchTurn;
}
