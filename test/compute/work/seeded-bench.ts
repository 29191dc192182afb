import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { present } from '../../support/present.js';
import { writeSeededModel } from '../../support/seeded-model.js';
import { openBench, type Bench } from './in-process.js';

const TIMEOUT_MS = 60_000;

/** A bench with one SimpleNet of seeded weights, there from the first test of the file to its last. */
export function seededBench(): Bench {
  let modelsDir = '';
  let bench: Bench | undefined;
  const opened = (): Bench => present(bench, 'the bench, which is open while tests run');
  beforeAll(async () => {
    modelsDir = await mkdtemp(path.join(tmpdir(), 'sentinode-test-'));
    bench = await openBench([(await writeSeededModel(modelsDir, 'simplenet')).dir]);
  }, TIMEOUT_MS);
  afterAll(async () => {
    await bench?.engine.dispose();
    await rm(modelsDir, { recursive: true, force: true });
  });
  return {
    get engine() {
      return opened().engine;
    },
    get models() {
      return opened().models;
    },
    score: (...how) => opened().score(...how),
  };
}
