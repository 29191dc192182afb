// A compute host with both networks, seeded, on the engine that is everywhere and slow enough to be killed at work.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startComputeHost } from '../../src/compute/host.js';
import type { ComputeHost, ModelHandle } from '../../src/ports/compute-host.js';
import { seededBatch } from '../engines/seeded-network.js';
import { createRecordingLog, type LogLine, type RecordingLog } from '../support/recording-log.js';
import { SEEDED_PATCH_PX, writeSeededModel } from '../support/seeded-model.js';

/** Whole children on the slowest engine, killed and started again, on a machine that may be busy. */
export const TIMEOUT_MS = 120_000;

export interface SeededHost {
  readonly host: ComputeHost;
  readonly models: readonly ModelHandle[];
  readonly modelsDir: string;
  readonly log: RecordingLog;
  close(): Promise<void>;
}

export async function openSeededHost(): Promise<SeededHost> {
  const log = createRecordingLog();
  const modelsDir = await mkdtemp(path.join(tmpdir(), 'sentinode-test-'));
  const dirs = [await writeSeededModel(modelsDir, 'simplenet'), await writeSeededModel(modelsDir, 'inceptionv3')];
  const host = await startComputeHost({ engine: 'wasm', log, limits: { backoffMs: [0, 50] } });
  const models = await Promise.all(dirs.map(({ dir }) => host.loadModel(dir)));
  const close = async (): Promise<void> => {
    await host.close();
    await rm(modelsDir, { recursive: true, force: true });
  };
  return { host, models, modelsDir, log, close };
}

export function isUp({ message }: LogLine): boolean {
  return message === 'the compute child is up';
}

/** Of the child that came up last. */
export function childPid(log: RecordingLog): number {
  return Number(log.lines.findLast(isUp)?.fields['pid']);
}

interface RawPatch {
  readonly kind: 'raw';
  readonly data: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

export function patches(count: number): readonly RawPatch[] {
  const { data } = seededBatch(count, SEEDED_PATCH_PX);
  const bytes = SEEDED_PATCH_PX ** 2 * 3;
  return Array.from({ length: count }, (_, index) => ({
    kind: 'raw',
    data: data.subarray(index * bytes, (index + 1) * bytes),
    widthPx: SEEDED_PATCH_PX,
    heightPx: SEEDED_PATCH_PX,
  }));
}
