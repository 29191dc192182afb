// A training job in its own process: done, stopped, and killed.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parseGoldenPatches } from '../../src/domain/models/golden-patches.js';
import { parseModelManifest } from '../../src/domain/models/model-manifest.js';
import { buildNetwork } from '../../src/domain/networks/architecture.js';
import { createChildTrainer } from '../../src/training/child-trainer.js';
import { readWeights } from '../../src/weights/read-weights.js';
import { collect } from '../support/collect.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { trainingChildren } from '../support/training-children.js';
import { testWork } from './test-config.js';
import { suiteThatTrains } from './training-device.js';

const trainer = createChildTrainer({ unavailability: async () => undefined });
const never = new AbortController().signal;

suiteThatTrains('createChildTrainer', () => {
  it('trains and leaves a complete model folder', { timeout: 120_000 }, async () => {
    const events = await collect(trainer.train(testWork(await temporaryFolder(), 1), never));
    const finished = events.at(-1);
    if (finished?.kind !== 'finished') throw new Error('the last event is "finished"');
    const manifest = parseModelManifest(
      JSON.parse(await readFile(path.join(finished.modelDir, 'manifest.json'), 'utf8')),
    );
    expect(manifest).toMatchObject({ name: 'trained-here', version: 2, patchSizePx: 96, centreSizePx: 32 });
    expect(manifest.metrics['validation']).toMatchObject({ patches: 8, tumourPatches: 4 });
    const weights = await readWeights(
      path.join(finished.modelDir, manifest.weights.file),
      buildNetwork(manifest.architecture),
    );
    expect(weights.size).toBeGreaterThan(0);
    const golden = parseGoldenPatches(
      JSON.parse(await readFile(path.join(finished.modelDir, manifest.goldenFile), 'utf8')),
    );
    expect(golden.patches).toHaveLength(8);
    for (const { file } of golden.patches) expect(existsSync(path.join(finished.modelDir, file))).toBe(true);
  });

  it('writes a checkpoint when cancelled', { timeout: 120_000 }, async () => {
    const folder = await temporaryFolder();
    const abort = new AbortController();
    const reason = new Error('the caller went away');
    const cancelled = (async () => {
      for await (const event of trainer.train(testWork(folder, 200), abort.signal)) {
        if (event.kind === 'step') abort.abort(reason);
      }
    })();
    await expect(cancelled).rejects.toBe(reason);
    expect(existsSync(path.join(folder, 'last.checkpoint.safetensors'))).toBe(true);
  });

  it('passes on what is wrong with the data', { timeout: 60_000 }, async () => {
    const work = testWork(await temporaryFolder(), 1, { training: await temporaryFolder() });
    await expect(collect(trainer.train(work, never))).rejects.toMatchObject({
      reason: 'TRAINING_DATA_INVALID',
    });
  });

  it('says so when its process is killed, and leaves none behind', { timeout: 120_000 }, async () => {
    const run = (async () => {
      for await (const event of trainer.train(testWork(await temporaryFolder(), 200), never)) {
        if (event.kind === 'started') for (const pid of trainingChildren(process.pid)) process.kill(pid, 'SIGKILL');
      }
    })();
    await expect(run).rejects.toMatchObject({
      reason: 'ENGINE_CRASHED',
      message: expect.stringMatching(/SIGKILL/) as string,
    });
    expect(trainingChildren(process.pid)).toEqual([]);
  });
});
