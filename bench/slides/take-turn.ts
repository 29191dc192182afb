import { execFile, spawn } from 'node:child_process';
import { platform } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { computeEnvironment } from '../../src/compute/child-environment.js';
import { messageOf } from '../processes/message-of.js';
import type { ReadingPlan, ReadingTurn } from './reading-plan.js';

/** A process may use as many cores as the plan has threads: libraries start threads of their own. Linux only. */
function pinned(threads: number, command: readonly string[]): readonly [string, ...string[]] {
  const [program = '', ...args] = command;
  if (platform() !== 'linux') return [program, ...args];
  return ['taskset', '--cpu-list', threads === 1 ? '0' : `0-${threads - 1}`, program, ...args];
}

export function takeTurn(plan: ReadingPlan): Promise<ReadingTurn> {
  return plan.reader === 'sentinode' ? readOurs(plan) : readTheirs(plan);
}

function readOurs(plan: ReadingPlan): Promise<ReadingTurn> {
  const script = fileURLToPath(new URL('./read-sentinode.ts', import.meta.url));
  const [program, ...args] = pinned(plan.threads, [process.execPath, '--import', 'tsx', script, JSON.stringify(plan)]);
  const child = spawn(program, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...computeEnvironment() },
  });
  return messageOf<ReadingTurn>(child, `reading ${plan.path}`);
}

async function readTheirs(plan: ReadingPlan): Promise<ReadingTurn> {
  const python = fileURLToPath(new URL('../../.tools/slide-readers/bin/python', import.meta.url));
  const script = fileURLToPath(new URL('./read_slides.py', import.meta.url));
  const [program, ...args] = pinned(plan.threads, [python, script, JSON.stringify(plan)]);
  const { stdout } = await promisify(execFile)(program, args, {
    env: { ...process.env, VIPS_CONCURRENCY: String(plan.threads) },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as ReadingTurn;
}
