// A disk that fills up while a network trains: the run ends with the reason, and goes on once there is room.
import { readFile, rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { prepareData } from '../../src/training/data/prepare-data.js';
import { runTraining } from '../../src/training/run-training.js';
import { collect } from '../support/collect.js';
import { present } from '../support/present.js';
import { canMountDisks, mountSmallDisk, unmountSmallDisk } from '../support/small-disk.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { testConfig } from './test-config.js';
import { suiteThatTrains, testDevice } from './training-device.js';

const never = new AbortController().signal;
/** The best and the last checkpoint of SimpleNet, the one that replaces it, and as much again. */
const DISK_BYTES = 256 * 2 ** 20;

async function fill(dir: string): Promise<string> {
  const { bavail, bsize } = await statfs(dir);
  const ballast = path.join(dir, 'ballast');
  await writeFile(ballast, new Uint8Array(bavail * bsize));
  return ballast;
}

suiteThatTrains('a training run', () => {
  suiteThatNeeds(canMountDisks(), 'the right to mount a tmpfs')('on a disk that fills up', () => {
    it('ends with STORAGE_FULL, keeps the checkpoint before, and goes on there once there is room', async () => {
      const dir = mountSmallDisk(DISK_BYTES) ?? '';
      try {
        const config = testConfig(dir);
        const checkpoint = path.join(dir, 'last.checkpoint.safetensors');
        let before = new Uint8Array();
        const full = async (): Promise<void> => {
          for await (const event of runTraining(config, await prepareData(config, never), testDevice(), never)) {
            if (event.type !== 'checkpoint' || event.kind !== 'last') continue;
            before = await readFile(checkpoint);
            await fill(dir);
          }
        };
        await expect(full()).rejects.toMatchObject({ reason: 'STORAGE_FULL' });
        expect((await readFile(checkpoint)).equals(before)).toBe(true);
        await rm(path.join(dir, 'ballast'));
        const events = await collect(runTraining(config, await prepareData(config, never), testDevice(), never));
        const started = present(events.find((event) => event.type === 'started'));
        expect(started.resumedSteps).toBeGreaterThan(0);
        expect(events.at(-1)).toMatchObject({ type: 'finished', epochs: 2 });
      } finally {
        unmountSmallDisk(dir);
      }
    });
  });
});
