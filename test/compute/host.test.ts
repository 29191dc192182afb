import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComputeHost, ModelHandle, ScoreSlideWork, SlideScoreEvent } from '../../src/ports/compute-host.js';
import { coarseMosaic } from '../support/mosaics.js';
import { SEEDED_PATCH_PX } from '../support/seeded-model.js';
import { childPid, isUp, openSeededHost, patches, TIMEOUT_MS, type SeededHost } from './seeded-host.js';

let seeded: SeededHost;
let host: ComputeHost;
let models: readonly ModelHandle[];

beforeAll(async () => {
  seeded = await openSeededHost();
  ({ host, models } = seeded);
}, TIMEOUT_MS);

afterAll(() => seeded.close());

function killChild(): void {
  process.kill(childPid(seeded.log), 'SIGKILL');
}

function slideWork(): ScoreSlideWork {
  return {
    files: coarseMosaic.files,
    spacing: { mppX: coarseMosaic.mpp, mppY: coarseMosaic.mpp },
    models,
    sampling: { mode: 'all' },
  };
}

type Scores = ReadonlyMap<string, readonly number[]>;

/** Scores by cell; a cell that comes twice fails the test. */
function scoresOf(events: readonly SlideScoreEvent[]): Scores {
  const scores = new Map<string, readonly number[]>();
  for (const event of events) {
    if (event.kind !== 'scores') continue;
    const { columns, rows, probabilities } = event.batch;
    columns.forEach((column, index) => {
      const cell = `${column},${rows[index] ?? -1}`;
      expect(scores.has(cell)).toBe(false);
      scores.set(cell, [...probabilities.subarray(index * models.length, (index + 1) * models.length)]);
    });
  }
  return scores;
}

async function collect(
  events: AsyncIterable<SlideScoreEvent>,
  onEvent: (event: SlideScoreEvent, index: number) => void = () => undefined,
): Promise<readonly SlideScoreEvent[]> {
  const collected: SlideScoreEvent[] = [];
  for await (const event of events) {
    onEvent(event, collected.length);
    collected.push(event);
  }
  return collected;
}

function expectSame(actual: Scores, expected: Scores): void {
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [cell, scores] of expected) {
    scores.forEach((score, index) => {
      expect(actual.get(cell)?.[index]).toBeCloseTo(score, 5);
    });
  }
}

/** Kills the child at each of the first `times` score events that come from a new child. */
function killAtScores(times: number): (event: SlideScoreEvent) => void {
  const killed = new Set<number>();
  return (event) => {
    if (event.kind !== 'scores' || killed.size >= times || killed.has(childPid(seeded.log))) return;
    killed.add(childPid(seeded.log));
    killChild();
  };
}

describe('a compute host', { timeout: TIMEOUT_MS }, () => {
  test('says which engine it uses and why', () => {
    expect(host.status()).toMatchObject({ engine: 'wasm', reason: expect.stringContaining('as configured') as string });
    expect(host.status().engines.map(({ id }) => id)).toEqual(['tensorflow', 'onnx', 'wasm']);
  });

  test('scores a slide: phases in order, tissue, every patch once, the seconds', async () => {
    const events = await collect(host.scoreSlide(slideWork()));
    const kinds = events.map((event) => (event.kind === 'phase' ? event.phase : event.kind));
    expect(kinds.slice(0, 4)).toEqual(['opening', 'tissue', 'tissue', 'scoring']);
    expect(kinds.slice(4, -1).every((kind) => kind === 'scores')).toBe(true);
    const tissue = events.find((event) => event.kind === 'tissue');
    expect(tissue).toMatchObject({
      gridColumns: 24,
      gridRows: 24,
      cellLevel0X: 96,
      cellLevel0Y: 96,
      method: 'otsu-grey',
    });
    expect(scoresOf(events).size).toBe(tissue?.kind === 'tissue' ? tissue.patchesTotal : -1);
    const done = events.at(-1);
    expect(done?.kind).toBe('done');
    const seconds = done?.kind === 'done' ? done.seconds : undefined;
    expect(seconds?.computing).toBeGreaterThan(0);
    expect((seconds?.computing ?? 0) + (seconds?.waiting ?? 0)).toBeLessThanOrEqual(seconds?.scoring ?? 0);
  });

  test('the second cut finds nearly all tissue of known patches, and no glass', async () => {
    const events = await collect(host.scoreSlide({ ...slideWork(), tissueRule: 'otsu-twice' }));
    expect(events.find(({ kind }) => kind === 'tissue')).toMatchObject({ method: 'otsu-twice' });
    const cells = [...scoresOf(events).keys()];
    expect(cells.filter((cell) => !coarseMosaic.tissue.has(cell))).toEqual([]);
    expect(cells.length).toBeGreaterThan(0.9 * coarseMosaic.tissue.size);
    expect(cells).toEqual(expect.arrayContaining([...coarseMosaic.tumour]));
  });

  test('kill -9 during a slide: it goes on where it was, and nothing is lost, doubled or changed', async () => {
    const undisturbed = scoresOf(await collect(host.scoreSlide(slideWork())));
    const health: boolean[] = [];
    const stop = host.onHealthChange((healthy) => health.push(healthy));
    const first = childPid(seeded.log);
    const events = await collect(host.scoreSlide(slideWork()), killAtScores(1));
    stop();
    expect(childPid(seeded.log)).not.toBe(first);
    expectSame(scoresOf(events), undisturbed);
    expect(events.filter(({ kind }) => kind === 'tissue')).toHaveLength(1);
    expect(events.filter(({ kind }) => kind === 'phase')).toHaveLength(3);
    expect(health).toEqual([false, true]);
  });

  test('two kills during a slide: ENGINE_CRASHED with a time to come back, and the next slide runs', async () => {
    await expect(collect(host.scoreSlide(slideWork()), killAtScores(2))).rejects.toMatchObject({
      reason: 'ENGINE_CRASHED',
      retryAfterMs: expect.any(Number) as number,
    });
    await host.ready();
    expect(scoresOf(await collect(host.scoreSlide(slideWork()))).size).toBeGreaterThan(20);
  });

  test('kill -9 during patches: retried once, with the same scores, and healthy again within seconds', async () => {
    const work = { patches: patches(24), models, includeMaps: false };
    const undisturbed = await host.scorePatches(work);
    const scoring = host.scorePatches(work);
    killChild();
    const killedAt = performance.now();
    const scored = await scoring;
    expect(scored).toHaveLength(24);
    scored.forEach(({ probabilities }, index) => {
      probabilities.forEach((probability, model) => {
        expect(probability).toBeCloseTo(undisturbed[index]?.probabilities[model] ?? -1, 5);
      });
    });
    await host.ready();
    expect(performance.now() - killedAt).toBeLessThan(60_000);
  });

  test('two kills during patches: ENGINE_CRASHED', async () => {
    const scoring = host.scorePatches({ patches: patches(64), models, includeMaps: false });
    const second = seeded.log.next(isUp);
    killChild();
    await second;
    killChild();
    await expect(scoring).rejects.toMatchObject({ reason: 'ENGINE_CRASHED' });
    await host.ready();
  });

  test('an abort rejects with CANCELLED and frees the engine for others', async () => {
    const abort = new AbortController();
    const cancelled = collect(host.scoreSlide(slideWork(), abort.signal), (event) => {
      if (event.kind === 'scores') abort.abort();
    });
    await expect(cancelled).rejects.toMatchObject({ reason: 'CANCELLED' });
    await expect(host.scorePatches({ patches: patches(1), models, includeMaps: false })).resolves.toHaveLength(1);
    await expect(
      host.scorePatches({ patches: patches(1), models, includeMaps: false }, abort.signal),
    ).rejects.toMatchObject({
      reason: 'CANCELLED',
    });
  });

  test('tells of the engine’s runs, a model and a batch each', async () => {
    const work = { patches: patches(33), models, includeMaps: false, priority: 'urgent' } as const;
    const { patches: scored, runs } = await host.scorePatchesWithRuns(work);
    expect(scored).toHaveLength(33);
    const sizes = models.map((_, model) => runs.filter((run) => run.model === model).map((run) => run.patches));
    expect(sizes).toEqual(models.map(() => [32, 1]));
    for (const run of runs) {
      expect(run.computingMs).toBeGreaterThan(0);
      expect(Math.min(run.waitingMs, run.inputMs, run.outputMs)).toBeGreaterThanOrEqual(0);
    }
  });

  test('patches that go through the shared memory have the scores of those in messages, many calls at a time', async () => {
    const all = patches(12);
    const one = (patch: (typeof all)[number]): ReturnType<ComputeHost['scorePatches']> =>
      host.scorePatches({ patches: [patch], models, includeMaps: false });
    const [alone, ...together] = await Promise.all([
      Promise.all(all.map(one)),
      ...Array.from({ length: 4 }, () => host.scorePatches({ patches: all, models, includeMaps: false })),
    ]);
    for (const scored of together) {
      scored.forEach(({ probabilities }, index) => {
        probabilities.forEach((probability, model) => {
          expect(probability).toBeCloseTo(alone[index]?.[0]?.probabilities[model] ?? -1, 5);
        });
      });
    }
    expect(together.map((scored) => scored.length)).toEqual([12, 12, 12, 12]);
  });

  test('a bad patch fails its call alone, by name', async () => {
    const encoded = { kind: 'encoded', data: new TextEncoder().encode('not an image') } as const;
    const small = { kind: 'raw', data: new Uint8Array(12), widthPx: 2, heightPx: 2 } as const;
    await expect(
      host.scorePatches({ patches: [...patches(2), encoded], models, includeMaps: false }),
    ).rejects.toMatchObject({
      reason: 'PATCH_UNDECODABLE',
      fieldViolations: [{ field: 'patches[2].encoded' }],
    });
    await expect(
      host.scorePatches({ patches: [...patches(1), small], models, includeMaps: false }),
    ).rejects.toMatchObject({
      reason: 'PATCH_SIZE_MISMATCH',
      fieldViolations: [{ field: 'patches[1]' }],
    });
  });

  test('maps hold the centre that the score comes from', async () => {
    const aggregation = { kind: 'max' } as const;
    const [scored] = await host.scorePatches({ patches: patches(1), models, includeMaps: true, aggregation });
    const [plain] = await host.scorePatches({ patches: patches(1), models, includeMaps: false, aggregation });
    scored?.maps?.forEach((map, model) => {
      expect(map).toHaveLength(SEEDED_PATCH_PX ** 2);
      const centre = [...map].filter(
        (_, pixel) => isCentre(pixel % SEEDED_PATCH_PX) && isCentre(Math.floor(pixel / SEEDED_PATCH_PX)),
      );
      expect(scored.probabilities[model]).toBeCloseTo(Math.max(...centre), 6);
      expect(scored.probabilities[model]).toBeCloseTo(plain?.probabilities[model] ?? -1, 5);
    });
    expect(scored?.maps).toHaveLength(2);
  });

  test('an unloaded model is refused, and stays unloaded after a crash', async () => {
    const handle = await host.loadModel(path.join(seeded.modelsDir, 'simplenet', '1'));
    await host.unloadModel(handle);
    const work = { patches: patches(1), models: [handle], includeMaps: false };
    await expect(host.scorePatches(work)).rejects.toMatchObject({ reason: 'MODEL_NOT_LOADED' });
    const up = seeded.log.next(isUp);
    killChild();
    await up;
    await expect(host.scorePatches(work)).rejects.toMatchObject({ reason: 'MODEL_NOT_LOADED' });
    await expect(host.scorePatches({ ...work, models })).resolves.toHaveLength(1);
  });

  test('a slide that cannot be opened fails its call alone', async () => {
    const files = { rootDir: seeded.modelsDir, names: ['simplenet/1/manifest.json'] };
    await expect(host.probeSlide(files)).rejects.toMatchObject({ reason: 'SLIDE_FORMAT_UNKNOWN' });
    await expect(collect(host.scoreSlide({ ...slideWork(), files }))).rejects.toMatchObject({
      reason: 'SLIDE_FORMAT_UNKNOWN',
    });
    await expect(host.probeSlide(coarseMosaic.files)).resolves.toMatchObject({ widthPx: 2304, heightPx: 2304 });
  });
});

function isCentre(at: number): boolean {
  return at >= 32 && at < 64;
}
