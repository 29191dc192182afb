import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { Patch, PatchScore } from '../../src/domain/predictions/patch.js';
import { callContext, collect, inOrder, startHarness, untilReady, type Harness } from './harness.js';

const context = callContext();
const centre = { includeMaps: false } as const;

/** A patch of probability `percent` / 100, as the scripted engine reads it. */
const patch = (id: string, percent = 50): Patch => ({
  id,
  content: { kind: 'raw', data: new Uint8Array(96 * 96 * 3).fill(percent), widthPx: 96, heightPx: 96 },
});
const broken = (id: string): Patch => ({ id, content: { kind: 'encoded', data: Uint8Array.of(0) } });
const padded = (id: string, bytes: number): Patch => ({
  id,
  content: { kind: 'encoded', data: new Uint8Array(bytes) },
});
const small: Patch = { id: 'small', content: { kind: 'raw', data: new Uint8Array(3), widthPx: 1, heightPx: 1 } };
const MIB = 1024 * 1024;
const patches = (count: number): Patch[] =>
  Array.from({ length: count }, (_, index) => patch(`p${index}`, index % 100));

async function readyHarness(): Promise<Harness> {
  const harness = await startHarness();
  await untilReady(harness);
  return harness;
}

describe('ScorePatches', () => {
  it('gives each model and the ensemble, in the order of the patches', async () => {
    const { app } = await readyHarness();
    const scores = await app.predictions.scorePatches([patch('a', 90), patch('a', 25)], centre, context);
    expect(scores.map(({ id }) => id)).toEqual(['a', 'a']);
    expect(scores[0]?.modelScores).toEqual([
      { model: 'simplenet', version: '1', probability: 0.9 },
      { model: 'inceptionv3', version: '1', probability: 0.45 },
    ]);
    // sigmoid(10 · (0.5 · (0.9 − 0.25) + 0.5 · (0.45 − 0.25)))
    expect(scores[0]?.ensembleProbability).toBeCloseTo(1 / (1 + Math.exp(-4.25)), 9);
    expect(scores[0]?.maps).toEqual([]);
  });

  it('adds each model’s map when asked', async () => {
    const { app } = await readyHarness();
    const [score] = await app.predictions.scorePatches([patch('a')], { includeMaps: true }, context);
    expect(score?.maps.map(({ model, widthPx, heightPx }) => [model, widthPx, heightPx])).toEqual([
      ['simplenet', 96, 96],
      ['inceptionv3', 96, 96],
    ]);
  });

  it.each([
    [0, { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'patches' }] }],
    [513, { reason: 'TOO_MANY_PATCHES', fieldViolations: [{ field: 'patches' }], metadata: { maxPatches: '512' } }],
  ])('refuses %i patches', async (count, error) => {
    const { app } = await readyHarness();
    const call = Promise.resolve().then(() => app.predictions.scorePatches(patches(count), centre, context));
    await expect(call).rejects.toMatchObject(error);
  });

  it('takes 512 patches', async () => {
    const { app } = await readyHarness();
    expect(await app.predictions.scorePatches(patches(512), centre, context)).toHaveLength(512);
  });

  it('names the patch that cannot be decoded', async () => {
    const { app } = await readyHarness();
    const call = app.predictions.scorePatches([patch('a'), broken('b')], centre, context);
    await expect(call).rejects.toMatchObject({
      reason: 'PATCH_UNDECODABLE',
      fieldViolations: [{ field: 'patches[1].encoded' }],
    });
  });

  it.each([
    ['raw of another size', small, { reason: 'PATCH_SIZE_MISMATCH', fieldViolations: [{ field: 'patches[1]' }] }],
    [
      'of more bytes than a file of its size has',
      padded('p', MIB + 1),
      {
        reason: 'INVALID_FIELD',
        metadata: { limitBytes: String(MIB) },
        fieldViolations: [{ field: 'patches[1].encoded' }],
      },
    ],
  ])('refuses a patch %s before it is handed on', async (_, wrong, error) => {
    const { app, compute } = await readyHarness();
    const call = app.predictions.scorePatches([patch('a'), wrong], centre, context);
    await expect(call).rejects.toMatchObject(error);
    expect(compute.patchBatches).toEqual([]);
  });

  it('holds a bounded number of bytes, whatever the number of patches', async () => {
    const harness = await readyHarness();
    const release = harness.compute.holdPatches();
    const { scorePatches } = harness.app.predictions;
    const call = (): Promise<unknown> =>
      scorePatches(
        Array.from({ length: 15 }, () => padded('p', MIB)),
        centre,
        context,
      );
    const held = [call(), call(), call()];
    await expect(call()).rejects.toMatchObject({ reason: 'QUEUE_FULL' });
    release();
    await Promise.allSettled(held);
  });

  it('is refused while models are missing', async () => {
    const { app } = await readyHarness();
    await app.models.unloadModel('inceptionv3', context);
    const call = app.predictions.scorePatches([patch('a')], centre, context);
    await expect(call).rejects.toMatchObject({ reason: 'MODEL_NOT_LOADED', metadata: { model: 'inceptionv3' } });
  });

  it('refuses more work than it can hold, and takes more once some is done', async () => {
    const harness = await readyHarness();
    const release = harness.compute.holdPatches();
    const { scorePatches } = harness.app.predictions;
    const calls = [1, 2, 3, 4].map(() => scorePatches(patches(512), centre, context));
    await expect(scorePatches([patch('a')], centre, context)).rejects.toMatchObject({
      reason: 'QUEUE_FULL',
      retryAfterMs: 1_000,
    });
    release();
    await Promise.all(calls);
    expect(await scorePatches([patch('a')], centre, context)).toHaveLength(1);
  });

  it('stops with its caller', async () => {
    const harness = await readyHarness();
    harness.compute.holdPatches();
    const controller = new AbortController();
    const call = harness.app.predictions.scorePatches([patch('a')], centre, callContext(controller.signal));
    controller.abort(new AppError('DEADLINE_EXCEEDED', 'late'));
    await expect(call).rejects.toMatchObject({ reason: 'DEADLINE_EXCEEDED' });
  });
});

describe('StreamPatchScores', () => {
  it('answers in order, in full batches while the engine is the slower one', async () => {
    const { app, compute } = await readyHarness();
    const release = compute.holdPatches();
    const flow = collect(app.predictions.streamPatchScores(inOrder(...patches(200)), centre, context));
    await expect.poll(() => compute.patchBatches.length).toBe(1);
    // The source is read on meanwhile; a few turns fill what may be read ahead.
    for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    release();
    expect((await flow).map(({ id }) => id)).toEqual(patches(200).map(({ id }) => id));
    expect(compute.patchBatches.slice(1, 3)).toEqual([32, 32]);
    expect(Math.max(...compute.patchBatches)).toBe(32);
  });

  it('does not keep a lone patch waiting for others', async () => {
    const { app } = await readyHarness();
    const lone = async function* (): AsyncGenerator<Patch> {
      yield patch('a');
      await new Promise(() => undefined);
    };
    const scores = app.predictions.streamPatchScores(lone(), centre, context)[Symbol.asyncIterator]();
    expect((await scores.next()).value).toMatchObject({ id: 'a' });
    await scores.return?.();
  });

  it('reads a bounded number ahead of what it scores', async () => {
    const harness = await readyHarness();
    const release = harness.compute.holdPatches();
    let given = 0;
    const endless = async function* (): AsyncGenerator<Patch> {
      for (;;) {
        given += 1;
        yield patch(`p${given}`);
      }
    };
    const scores = harness.app.predictions.streamPatchScores(endless(), centre, context)[Symbol.asyncIterator]();
    const first = scores.next();
    await expect.poll(() => given).toBeGreaterThan(60);
    const before = given;
    // Many turns of the event loop: an unbounded reader would run away in them.
    for (let turn = 0; turn < 1_000; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBe(before);
    expect(given).toBeLessThan(110);
    release();
    expect((await first).value).toMatchObject({ id: 'p1' });
    await scores.return?.();
  });

  it('reads a bounded number of bytes ahead of what it scores', async () => {
    const harness = await readyHarness();
    const release = harness.compute.holdPatches();
    let given = 0;
    const endless = async function* (): AsyncGenerator<Patch> {
      for (;;) {
        given += 1;
        yield padded(`p${given}`, MIB);
      }
    };
    const scores = harness.app.predictions.streamPatchScores(endless(), centre, context)[Symbol.asyncIterator]();
    const first = scores.next();
    for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    // 8 MiB wait, as many are scored, and one is at hand.
    expect(given).toBeLessThanOrEqual(17);
    release();
    await expect(first).rejects.toMatchObject({ reason: 'PATCH_UNDECODABLE' });
  });

  it.each([
    ['of another size', small, { reason: 'PATCH_SIZE_MISMATCH', fieldViolations: [{ field: 'patch' }] }],
    [
      'of too many bytes',
      padded('small', MIB + 1),
      { reason: 'INVALID_FIELD', fieldViolations: [{ field: 'patch.encoded' }] },
    ],
  ])('scores what comes before a patch %s, then names it', async (_, wrong, error) => {
    const { app } = await readyHarness();
    const seen: PatchScore[] = [];
    const flow = inOrder(...patches(40), wrong, ...patches(5));
    const read = async (): Promise<void> => {
      for await (const score of app.predictions.streamPatchScores(flow, centre, context)) seen.push(score);
    };
    await expect(read()).rejects.toMatchObject({ ...error, metadata: { patchId: 'small', patchIndex: '40' } });
    expect(seen).toHaveLength(40);
  });

  it('scores what comes before a broken patch, then names it', async () => {
    const { app } = await readyHarness();
    const seen: PatchScore[] = [];
    const flow = inOrder(...patches(40), broken('bad one'), ...patches(5));
    const read = async (): Promise<void> => {
      for await (const score of app.predictions.streamPatchScores(flow, centre, context)) seen.push(score);
    };
    await expect(read()).rejects.toMatchObject({
      reason: 'PATCH_UNDECODABLE',
      fieldViolations: [{ field: 'patch.encoded' }],
      metadata: { patchId: 'bad one', patchIndex: '40' },
    });
    expect(seen).toHaveLength(40);
  });

  it('scores what came before its source failed', async () => {
    const { app } = await readyHarness();
    const failing = async function* (): AsyncGenerator<Patch> {
      yield* patches(3);
      throw new AppError('INVALID_FIELD', 'a bad message');
    };
    const seen: PatchScore[] = [];
    const read = async (): Promise<void> => {
      for await (const score of app.predictions.streamPatchScores(failing(), centre, context)) seen.push(score);
    };
    await expect(read()).rejects.toMatchObject({ reason: 'INVALID_FIELD' });
    expect(seen).toHaveLength(3);
  });

  it('stops with its caller, also while it waits for the next patch', async () => {
    const { app } = await readyHarness();
    const controller = new AbortController();
    const silent = async function* (): AsyncGenerator<Patch> {
      yield patch('a');
      await new Promise(() => undefined);
    };
    const flow = app.predictions.streamPatchScores(silent(), centre, callContext(controller.signal));
    const scores = flow[Symbol.asyncIterator]();
    await scores.next();
    const next = scores.next();
    controller.abort(new AppError('CANCELLED', 'gone'));
    await expect(next).rejects.toMatchObject({ reason: 'CANCELLED' });
  });

  it('waits rather than refuses when other streams are busy', async () => {
    const harness = await readyHarness();
    const release = harness.compute.holdPatches();
    const all = Array.from({ length: 20 }, () =>
      collect(harness.app.predictions.streamPatchScores(inOrder(...patches(64)), centre, callContext())),
    );
    await expect.poll(() => harness.compute.patchBatches.length).toBeGreaterThan(1);
    release();
    for (const scores of await Promise.all(all)) expect(scores).toHaveLength(64);
  });
});
