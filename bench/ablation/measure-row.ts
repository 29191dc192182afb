import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { labelledSlides } from '../../scripts/lib/labelled-slides.js';
import type { FitSlide } from '../../src/app/ensembles/fit-work.js';
import { scoreSlideSets } from '../../src/app/ensembles/score-slide-sets.js';
import { createSkippedList } from '../../src/app/evaluation/skipped-list.js';
import { startComputeHost } from '../../src/compute/host.js';
import { bootstrapAuc } from '../../src/domain/metrics/bootstrap-auc.js';
import type { AucWithInterval, ScoredLabel } from '../../src/domain/metrics/roc-auc.js';
import type { LabelledScores } from '../../src/domain/ensemble/labelled-scores.js';
import type { ModelManifest } from '../../src/domain/models/model-manifest.js';
import type { ComputeHost, ModelHandle } from '../../src/ports/compute-host.js';
import type { Log } from '../../src/ports/log.js';
import type { AblationData } from './train-row.js';

export interface RowFigures {
  readonly validation: AucWithInterval;
  readonly test: AucWithInterval;
  /** Slides' maxima over all tissue patches, validation and test slides together; interval by bootstrap. */
  readonly slides: AucWithInterval;
  readonly slideCount: number;
}

const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (fields, message) => {
    console.error(message, fields);
  },
};

/** Patches as the model's manifest has them; slides through the compute child that serves. */
export async function measureRow(folder: string, data: AblationData): Promise<RowFigures> {
  const { metrics } = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as ModelManifest;
  const { validation, test } = metrics;
  if (validation === undefined || test === undefined) throw new Error('the manifest lacks figures');
  const host = await startComputeHost({ engine: 'auto', log: SILENT });
  try {
    const slides = [
      ...(await labelledSlides(path.join(data.slides, 'validation'))),
      ...(await labelledSlides(path.join(data.slides, 'test'))),
    ];
    const items = itemsOf(await scoreSlides(host, await host.loadModel(folder), slides));
    return {
      validation,
      test,
      slides: bootstrapAuc(items, { samples: 2_000, seed: 1 }),
      slideCount: slides.length,
    };
  } finally {
    await host.close();
  }
}

async function scoreSlides(
  compute: ComputeHost,
  handle: ModelHandle,
  slides: readonly FitSlide[],
): Promise<LabelledScores> {
  const { signal } = new AbortController();
  const work = {
    members: [{ handle }],
    skipped: createSkippedList(),
    prepared: { slides: [], patches: [] },
    runSlide: <T>(run: (slideSignal: AbortSignal) => Promise<T>) => run(signal),
  };
  const steps = scoreSlideSets({ compute }, work, [{ name: 'slides', slides, patches: [] }]);
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
  const [scored] = step.value;
  if (scored === undefined || work.skipped.count > 0) throw new Error(`not scored: ${work.skipped.named.join('; ')}`);
  return scored;
}

function itemsOf({ scores, positive }: LabelledScores): readonly ScoredLabel[] {
  return scores.map(([score = 0], index) => ({ score, positive: positive[index] === true }));
}
