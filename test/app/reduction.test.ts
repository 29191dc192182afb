// Versions of reduced precision as use cases: how they are asked for, named, registered, and never served by
// themselves.
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import type {
  ReduceModelCommand,
  ReduceModelEvent,
  ReduceModelResult,
} from '../../src/app/reduction/reduction-types.js';
import { AppError } from '../../src/domain/errors/app-error.js';
import { callContext, startHarness, type Harness } from './harness.js';
import { collect } from '../support/collect.js';
import { stagingOf } from './training-harness.js';

const PATCHES = fileURLToPath(new URL('../fixtures/pcam96', import.meta.url));
const context = callContext();
let harness: Harness;
let command: ReduceModelCommand;

beforeEach(async () => {
  harness = await startHarness();
  const folder = async (name: string): Promise<{ dir: string; tumourClasses: string[] }> => {
    const dir = join(harness.trainingRoot, name);
    await mkdir(dir, { recursive: true });
    await cp(join(PATCHES, name), dir, { recursive: true });
    return { dir, tumourClasses: [] };
  };
  command = {
    ...{ model: 'simplenet', precision: 'int8' },
    calibration: await folder('train'),
    validation: await folder('validation'),
  };
});

async function reduce(asked = command): Promise<ReduceModelResult> {
  const events: readonly ReduceModelEvent[] = await collect(harness.app.reduction.reduceModel(asked, context));
  const last = events.at(-1);
  return last?.kind === 'result' ? last.result : expect.fail();
}

describe('reduceModel', () => {
  it('registers a version whose name says its precision, and serves nothing new', async () => {
    const before = harness.compute.loaded.size;
    const { model, skipped, skippedCount, warnings } = await reduce();
    expect(model).toMatchObject({ name: 'simplenet-int8', version: '1', state: 'unloaded' });
    expect(model.manifest?.precision?.kind).toBe('int8');
    expect(skipped).toEqual(['normal/bad.png: cannot be read']);
    expect(skippedCount).toBe(1);
    expect(warnings).toEqual([
      expect.stringContaining('1 patches could not be used'),
      expect.stringContaining('the AUC on validation is lower'),
    ]);
    expect(harness.compute.loaded.size).toBe(before);
    await harness.restart();
    expect((await harness.app.models.getModel('simplenet', '', context)).version).toBe('1');
    const states = await harness.app.models.listModels(context);
    expect(states.find(({ name }) => name === 'simplenet-int8')?.state).toBe('unloaded');
    expect((await reduce()).model.version).toBe('2');
  });

  it('hands over what was found, with its digests', async () => {
    await reduce();
    const [work] = harness.reducer.asked;
    expect(work).toMatchObject({ precision: 'int8', name: 'simplenet-int8', version: 1 });
    expect(work?.sourceDir).toMatch(/simplenet\/1$/);
    expect(work?.calibration?.files).toHaveLength(16);
    expect(work?.calibration?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(work?.measured['validation']?.files).toHaveLength(8);
    expect(Object.keys(work?.measured ?? {})).toEqual(['validation']);
  });

  it('warns where this server could not serve it', async () => {
    const { calibration: _, ...other } = command;
    const { warnings } = await reduce({ ...other, precision: 'bfloat16' });
    expect(warnings[0]).toContain('loads only where it is tensorflow');
  });

  it.each([
    ['a model that is not there', { model: 'nobody' }, 'MODEL_NOT_FOUND'],
    ['the ensemble', { model: 'ensemble/1' }, 'INVALID_FIELD'],
    ['int8 without patches for its ranges', { calibration: undefined }, 'INVALID_FIELD'],
    ['ranges for another precision', { precision: 'float16' }, 'INVALID_FIELD'],
  ] as const)('refuses %s', async (_what, change, reason) => {
    const asked = { ...command, ...change } as ReduceModelCommand;
    await expect(reduce(asked)).rejects.toMatchObject({ reason });
    expect(harness.reducer.asked).toEqual([]);
  });

  it('refuses to reduce a version twice', async () => {
    await reduce();
    await expect(reduce({ ...command, model: 'simplenet-int8/1' })).rejects.toMatchObject({
      reason: 'INVALID_FIELD',
      fieldViolations: [{ field: 'model', description: expect.stringContaining('simplenet/1') as string }],
    });
  });

  it('keeps nothing of one that fails', async () => {
    harness.reducer.nextFailure = new AppError('ENGINE_UNAVAILABLE', 'no engine');
    await expect(reduce()).rejects.toMatchObject({ reason: 'ENGINE_UNAVAILABLE' });
    expect(await stagingOf(harness)).toEqual([]);
    expect(await readdir(harness.storage.modelsDir).catch(() => [])).not.toContain('simplenet-int8');
  });
});
