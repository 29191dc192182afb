// The child's work without the child: real slides, a real engine, and a count of its calls.
import { createOnnxEngine } from '../../../src/engines/onnx/create-onnx-engine.js';
import { loadModel } from '../../../src/models/load-model.js';
import type { ScoreSlideArgs } from '../../../src/compute/messages.js';
import { createSlideMemory } from '../../../src/compute/work/work-memory.js';
import { createEngineLane } from '../../../src/compute/work/engine-lane.js';
import { scoreSlide, type SlideScoring } from '../../../src/compute/work/score-slide.js';
import { createSlideCache } from '../../../src/compute/work/slide-cache.js';
import { createSlideCrowd } from '../../../src/compute/work/slide-crowd.js';
import type { SlideScoreEvent } from '../../../src/ports/compute-host.js';
import type { InferenceEngine } from '../../../src/ports/inference-engine.js';
import type { LoadedModel } from '../../../src/ports/loaded-model.js';
import { detectAndOpen } from '../../../src/slides/registry.js';
import { readScaledRegion } from '../../../src/slides/read-scaled-region.js';
import type { Mosaic } from '../../support/mosaics.js';

export interface Bench {
  readonly engine: InferenceEngine;
  readonly models: readonly LoadedModel[];
  score(mosaic: Mosaic, options?: ScoreOptions): AsyncGenerator<SlideScoreEvent, void, undefined>;
}

export interface ScoreOptions {
  readonly args?: Partial<ScoreSlideArgs>;
  readonly models?: readonly LoadedModel[];
  readonly signal?: AbortSignal;
}

/** One thread: the test machine has other things to do. */
export async function openBench(modelDirs: readonly string[]): Promise<Bench> {
  const engine = await createOnnxEngine({ threads: 1 });
  const models: LoadedModel[] = [];
  for (const dir of modelDirs) models.push(await loadModel(dir, engine));
  const slides = createSlideCache({ open: detectAndOpen, maxIdle: 0, idleMs: 1000 });
  const lane = createEngineLane();
  const crowd = createSlideCrowd();
  const memory = createSlideMemory();
  return {
    engine,
    models,
    score: (mosaic, { args = {}, models: own = models, signal = new AbortController().signal } = {}) => {
      const scoring: SlideScoring = { slides, readScaledRegion, lane, models: own, crowd, memory, signal };
      const spacing = { mppX: mosaic.mpp, mppY: mosaic.mpp };
      const base: ScoreSlideArgs = { files: mosaic.files, spacing, modelKeys: [], sampling: { mode: 'all' }, skip: 0 };
      return scoreSlide({ ...base, ...args }, scoring);
    },
  };
}

/** Scores by cell `column,row`, one a model. */
export async function scoresByCell(
  events: AsyncIterable<SlideScoreEvent>,
  models: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const scores = new Map<string, readonly number[]>();
  for await (const event of events) {
    if (event.kind !== 'scores') continue;
    const { columns, rows, probabilities } = event.batch;
    columns.forEach((column, index) => {
      scores.set(`${column},${rows[index] ?? -1}`, [...probabilities.subarray(index * models, (index + 1) * models)]);
    });
  }
  return scores;
}
