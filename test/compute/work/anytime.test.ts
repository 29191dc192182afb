import { describe, expect, test } from 'vitest';
import { joinScores } from '../../../src/compute/join-scores.js';
import type { ScoreSlideArgs } from '../../../src/compute/messages.js';
import type { StopRule } from '../../../src/domain/anytime/stop-rule.js';
import type { PatchBatch } from '../../../src/ports/inference-engine.js';
import type { SlideScoreBatch, SlideScoreEvent } from '../../../src/ports/compute-host.js';
import { fineMosaic } from '../../support/mosaics.js';
import { scoresByCell } from './in-process.js';
import { seededBench } from './seeded-bench.js';

const TIMEOUT_MS = 60_000;
const SUSPICIOUS: Partial<ScoreSlideArgs> = { order: 'suspicious-first' };
const bench = seededBench();

interface Scored {
  readonly scores: SlideScoreBatch;
  readonly done: Extract<SlideScoreEvent, { kind: 'done' }> | undefined;
}

async function score(args: Partial<ScoreSlideArgs>, models = bench.models): Promise<Scored> {
  const batches: SlideScoreBatch[] = [];
  let done: Scored['done'];
  for await (const event of bench.score(fineMosaic, { args, models })) {
    if (event.kind === 'scores') batches.push(event.batch);
    if (event.kind === 'done') done = event;
  }
  return { scores: joinScores(batches), done };
}

function cellsOf({ columns, rows }: SlideScoreBatch): readonly string[] {
  return [...columns].map((column, index) => `${column},${rows[index] ?? -1}`);
}

function firstPatches({ columns, rows, probabilities }: SlideScoreBatch, count: number): SlideScoreBatch {
  return {
    columns: columns.slice(0, count),
    rows: rows.slice(0, count),
    probabilities: probabilities.slice(0, count),
  };
}

/** The seeded model alone decides, at this score. */
function stopAt(slideThreshold: number, negative?: StopRule['negative']): StopRule {
  const slide = { members: [{ weight: 1, mean: 0.5, standardDeviation: 1 }], slope: 1, intercept: 0 };
  const threshold = 1 / (1 + Math.exp(0.5 - slideThreshold));
  return { variant: { transform: 'identity', slide, slideThreshold: threshold }, ...(negative && { negative }) };
}

describe('suspicious patches first', { timeout: TIMEOUT_MS }, () => {
  test('give the scores of the reading order, in another order', async () => {
    const reading = await scoresByCell(bench.score(fineMosaic), 1);
    const other = await scoresByCell(bench.score(fineMosaic, { args: SUSPICIOUS }), 1);
    expect([...other.keys()]).not.toEqual([...reading.keys()]);
    expect(new Set(other.keys())).toEqual(new Set(reading.keys()));
    for (const [cell, [own = NaN]] of reading) expect(other.get(cell)?.[0]).toBeCloseTo(own, 5);
  });

  test.each([1, 9, 20])(
    'go on after %i patches of an earlier child, with nothing twice and nothing left out',
    async (n) => {
      const { scores } = await score(SUSPICIOUS);
      const scored = firstPatches(scores, n);
      const rest = await score({ ...SUSPICIOUS, skip: n, scored });
      const together = [...cellsOf(scored), ...cellsOf(rest.scores)];
      expect(new Set(together).size).toBe(together.length);
      expect(new Set(together)).toEqual(new Set(cellsOf(scores)));
    },
  );
});

describe('a decision that is certain', { timeout: TIMEOUT_MS }, () => {
  test('ends the scoring at the batch that makes the slide positive, in either order', async () => {
    const { scores } = await score({});
    const highest = scores.probabilities.reduce((a, b) => Math.max(a, b));
    for (const order of ['reading', 'suspicious-first'] as const) {
      const lowest = scores.probabilities.reduce((a, b) => Math.min(a, b));
      const early = await score({ order, stop: stopAt(lowest) });
      expect(early.done?.earlyStop).toEqual({ patchesPlanned: scores.columns.length, certainty: 1 });
      expect(early.scores.columns.length).toBeLessThan(scores.columns.length);
      const never = await score({ order, stop: stopAt(highest + 0.01) });
      expect(never.done?.earlyStop).toBeUndefined();
      expect(never.scores.columns.length).toBe(scores.columns.length);
    }
  });

  test('leaves the batch that waits for the engine uncomputed', async () => {
    const { scores } = await score({});
    const lowest = scores.probabilities.reduce((a, b) => Math.min(a, b));
    let computed = 0;
    const models = bench.models.map((model) => ({
      ...model,
      network: {
        ...model.network,
        centreProbabilities: (batch: PatchBatch) => {
          computed += batch.count;
          return model.network.centreProbabilities(batch);
        },
      },
    }));
    const early = await score({ stop: stopAt(lowest) }, models);
    // Whatever still stood in the lane has been computed when those behind it are.
    await score({});
    expect(computed).toBe(early.scores.columns.length);
  });

  test('is negative once the draws that a lesion needs are scored', async () => {
    const negative = { patches: 8, certainty: 0.5 };
    const all = (await score({})).scores.columns.length;
    const early = await score({ ...SUSPICIOUS, stop: stopAt(2, negative) });
    expect(early.done?.earlyStop).toEqual({ patchesPlanned: all, certainty: 0.5, lesionPatches: 8 });
    expect(early.scores.columns.length).toBeLessThan(all);
    const single = await score({ ...SUSPICIOUS, stop: stopAt(2, { patches: 1, certainty: 0.99 }) });
    expect(single.done?.earlyStop).toBeUndefined();
    expect(single.scores.columns.length).toBe(all);
  });

  test('is kept by a child that goes on after another', async () => {
    const { scores } = await score({});
    const lowest = scores.probabilities.reduce((a, b) => Math.min(a, b));
    const rest = await score({ skip: 9, scored: firstPatches(scores, 9), stop: stopAt(lowest) });
    expect(rest.scores.columns).toHaveLength(0);
    expect(rest.done?.earlyStop).toMatchObject({ certainty: 1 });
  });
});
