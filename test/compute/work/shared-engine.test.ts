// Slides and urgent patches on one lane, by the order and the number of their runs.
import { expect, test } from 'vitest';
import { createPatchMemory } from '../../../src/compute/work/work-memory.js';
import { createEngineBatcher } from '../../../src/compute/work/engine-batcher.js';
import { createSlideMemory } from '../../../src/compute/work/work-memory.js';
import { createEngineLane } from '../../../src/compute/work/engine-lane.js';
import { scorePatches } from '../../../src/compute/work/score-patches.js';
import { scoreSlide } from '../../../src/compute/work/score-slide.js';
import { createSlideCache } from '../../../src/compute/work/slide-cache.js';
import { createSlideCrowd } from '../../../src/compute/work/slide-crowd.js';
import type { WorkPriority } from '../../../src/domain/scheduling/work-priority.js';
import { encodeImage } from '../../../src/image/encode-image.js';
import { whiteImage } from '../../../src/image/rgb-image.js';
import type { LoadedModel } from '../../../src/ports/loaded-model.js';
import { detectAndOpen } from '../../../src/slides/registry.js';
import { readScaledRegion } from '../../../src/slides/read-scaled-region.js';
import { coarseMosaic } from '../../support/mosaics.js';
import { countingNetwork, modelOf, PATCH_PX } from './counting-network.js';

interface Run {
  readonly who: string;
  readonly patches: number;
}

let reading = 0;

/** Counts the slide's opening and its reads. */
function counted<A extends unknown[], R>(read: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    reading += 1;
    try {
      return await read(...args);
    } finally {
      reading -= 1;
    }
  };
}

/** Until nothing has been read for some turns: an engine that is slower than the decoding, however slow that is. */
async function untilRead(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (reading > 0) turn = 0;
  }
}

/** A model that writes down who asked; `onRun` is called within each run. */
function noted(who: string, runs: Run[], onRun: () => void = () => undefined): LoadedModel {
  const network = countingNetwork();
  return modelOf({
    ...network,
    centreProbabilities: async (batch) => {
      runs.push({ who, patches: batch.count });
      onRun();
      await untilRead();
      return network.centreProbabilities(batch);
    },
  });
}

function openWork(): {
  readonly lane: ReturnType<typeof createEngineLane>;
  slide(model: LoadedModel, priority?: WorkPriority): Promise<void>;
} {
  const lane = createEngineLane();
  const crowd = createSlideCrowd();
  const memory = createSlideMemory();
  const slides = createSlideCache({ open: counted(detectAndOpen), maxIdle: 1, idleMs: 60_000 });
  const spacing = { mppX: coarseMosaic.mpp, mppY: coarseMosaic.mpp };
  const args = { files: coarseMosaic.files, spacing, modelKeys: [], sampling: { mode: 'all' } as const, skip: 0 };
  return {
    lane,
    slide: async (model, priority = 'interactive') => {
      const { signal } = new AbortController();
      const asked = { ...args, priority };
      for await (const event of scoreSlide(asked, {
        slides,
        readScaledRegion: counted(readScaledRegion),
        lane,
        models: [model],
        crowd,
        memory,
        signal,
      }))
        expect(event).toBeDefined();
    },
  };
}

test('two slides of the same pixels get on alike', async () => {
  const runs: Run[] = [];
  const { slide } = openWork();
  await Promise.all([slide(noted('a', runs)), slide(noted('b', runs))]);
  const done = { a: 0, b: 0 };
  const largest = Math.max(...runs.map(({ patches }) => patches));
  const total = runs.reduce((sum, { patches }) => sum + patches, 0);
  const first = runs.findIndex(({ who }) => who !== runs[0]?.who);
  expect(first).toBeGreaterThan(0);
  for (const { who, patches } of runs.slice(first - 1)) {
    done[who as 'a' | 'b'] += patches;
    // Until one of them has ended.
    if (Math.max(done.a, done.b) >= total / 2) break;
    expect(Math.abs(done.a - done.b)).toBeLessThanOrEqual(2 * largest);
  }
});

test('an urgent patch that comes within a slide’s batch is the next run, though it is yet to be decoded', async () => {
  const runs: Run[] = [];
  const { lane, slide } = openWork();
  // Not the plain kind of PNG: this one takes libvips and some turns of the event loop.
  const { data } = await encodeImage(whiteImage(PATCH_PX, PATCH_PX), 'jpeg');
  const urgent: Promise<unknown>[] = [];
  const ask = (): void => {
    if (runs.length !== 2) return;
    const scoring = { models: [noted('urgent', runs)], aggregation: undefined, includeMaps: false, lane };
    const { signal } = new AbortController();
    const batcher = createEngineBatcher(lane);
    const how = { ...scoring, batcher, memory: createPatchMemory(), priority: 'urgent', signal } as const;
    urgent.push(scorePatches([{ kind: 'encoded', data }], how));
  };
  await Promise.all([slide(noted('slide', runs, ask)), slide(noted('other slide', runs, ask))]);
  await Promise.all(urgent);
  expect(urgent).toHaveLength(1);
  expect(runs[2]).toEqual({ who: 'urgent', patches: 1 });
});

test('a background slide gives way to a routine one, and both to a STAT one', async () => {
  const runs: Run[] = [];
  const ended: WorkPriority[] = [];
  const { slide } = openWork();
  const slides: Promise<void>[] = [];
  // Each is asked for within the first run of the less urgent one.
  const ask = (who: WorkPriority, next?: () => void): void => {
    let isFirst = true;
    const onRun = (): void => {
      if (isFirst) next?.();
      isFirst = false;
    };
    slides.push(slide(noted(who, runs, onRun), who).then(() => void ended.push(who)));
  };
  ask('bulk', () => ask('interactive', () => ask('urgent')));
  // More join while it waits.
  for (const one of slides) await one;
  expect(ended).toEqual(['urgent', 'interactive', 'bulk']);
  // Batches of the others run only where the urgent slide had none ready.
  const urgent = runs.flatMap(({ who }, index) => (who === 'urgent' ? index : []));
  const span = (urgent.at(-1) ?? 0) - (urgent[0] ?? 0) + 1;
  expect(urgent.length).toBeGreaterThan(2);
  expect(span - urgent.length).toBeLessThan(urgent.length);
});
