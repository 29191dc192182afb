import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startComputeHost } from '../../src/compute/host.js';
import { forkModule } from '../../src/process/fork-module.js';
import { isAlive } from '../support/is-alive.js';
import { coarseMosaic } from '../support/mosaics.js';
import { createRecordingLog } from '../support/recording-log.js';
import { writeSeededModel } from '../support/seeded-model.js';
import { childPid, isUp, patches, TIMEOUT_MS } from './seeded-host.js';

let modelsDir: string;

beforeAll(async () => {
  modelsDir = await mkdtemp(path.join(tmpdir(), 'sentinode-test-'));
  await writeSeededModel(modelsDir, 'simplenet');
}, TIMEOUT_MS);

afterAll(() => rm(modelsDir, { recursive: true, force: true }));

describe('the life of a compute host', { timeout: TIMEOUT_MS }, () => {
  test('close ends the process, rejects what runs, and refuses what comes', async () => {
    const ownLog = createRecordingLog();
    const own = await startComputeHost({ engine: 'wasm', log: ownLog });
    const pid = childPid(ownLog);
    expect(isAlive(pid)).toBe(true);
    await own.close();
    expect(isAlive(pid)).toBe(false);
    await expect(own.probeSlide(coarseMosaic.files)).rejects.toMatchObject({ reason: 'SERVER_DRAINING' });
    expect(ownLog.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('a child that is stopped (SIGSTOP) is found silent, killed and replaced', async () => {
    const ownLog = createRecordingLog();
    const own = await startComputeHost({ engine: 'wasm', log: ownLog, limits: { silenceMs: 3000 } });
    const pid = childPid(ownLog);
    const replaced = ownLog.next(isUp);
    process.kill(pid, 'SIGSTOP');
    await replaced;
    expect(isAlive(pid)).toBe(false);
    expect(ownLog.lines.some(({ message }) => message === 'the compute child hangs and is killed')).toBe(true);
    await expect(own.probeSlide(coarseMosaic.files)).resolves.toMatchObject({ widthPx: 2304 });
    await own.close();
  });

  test('a model that is refused leaves the host as it was', async () => {
    const own = await startComputeHost({ engine: 'wasm', log: createRecordingLog() });
    await expect(own.loadModel(path.join(modelsDir, 'none'))).rejects.toMatchObject({ reason: 'MODEL_INVALID' });
    await expect(own.ready()).resolves.toBeUndefined();
    await own.close();
  });

  test('an engine that cannot be had rejects the start and leaves no process', async () => {
    const ownLog = createRecordingLog();
    const start = startComputeHost({ engine: 'abacus' as 'wasm', log: ownLog });
    await expect(start).rejects.toMatchObject({
      reason: 'CONFIG_INVALID',
      message: expect.stringContaining('abacus') as string,
    });
    expect(ownLog.lines.filter(({ message }) => message === 'the compute child did not come up')).toHaveLength(1);
  });

  test('a model whose files are gone when the child comes back stays out; the others serve', async () => {
    const ownLog = createRecordingLog();
    const own = await startComputeHost({ engine: 'wasm', log: ownLog });
    const copy = path.join(modelsDir, 'simplenet', '2');
    await cp(path.join(modelsDir, 'simplenet', '1'), copy, { recursive: true });
    const [kept, gone] = [await own.loadModel(path.join(modelsDir, 'simplenet', '1')), await own.loadModel(copy)];
    await rm(copy, { recursive: true });
    const replaced = ownLog.next(isUp);
    process.kill(childPid(ownLog), 'SIGKILL');
    await replaced;
    const work = { patches: patches(1), includeMaps: false };
    await expect(own.scorePatches({ ...work, models: [kept] })).resolves.toHaveLength(1);
    await expect(own.scorePatches({ ...work, models: [gone] })).rejects.toMatchObject({ reason: 'MODEL_NOT_LOADED' });
    await own.close();
  });

  test('close during work rejects it', async () => {
    const own = await startComputeHost({ engine: 'wasm', log: createRecordingLog() });
    const loading = own.loadModel(path.join(modelsDir, 'simplenet', '1'));
    await own.close();
    await expect(loading).rejects.toMatchObject({ reason: 'SERVER_DRAINING' });
  });

  test('when the service is killed, its compute child ends too', async () => {
    const service = forkModule(import.meta.url, './orphan-host.js');
    const [message] = (await once(service, 'message')) as [{ childPid: number }];
    expect(isAlive(message.childPid)).toBe(true);
    service.kill('SIGKILL');
    await vi.waitUntil(() => !isAlive(message.childPid), { timeout: 20_000 });
  });
});
