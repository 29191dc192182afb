import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startComputeHost } from '../../src/compute/host.js';
import { bootstrapAuc } from '../../src/domain/metrics/bootstrap-auc.js';
import type { AucWithInterval, ScoredLabel } from '../../src/domain/metrics/roc-auc.js';
import type { LabelledScores } from '../../src/domain/ensemble/labelled-scores.js';
import type { ModelManifest } from '../../src/domain/models/model-manifest.js';
import { readTruth } from '../../src/models/ensemble-fit/read-truth.js';
import { scoreSlides } from '../../src/models/ensemble-fit/score-samples.js';
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
      ...(await readTruth(path.join(data.slides, 'validation'))),
      ...(await readTruth(path.join(data.slides, 'test'))),
    ];
    const items = itemsOf(await scoreSlides(host, [await host.loadModel(folder)], slides));
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

function itemsOf({ scores, positive }: LabelledScores): readonly ScoredLabel[] {
  return scores.map(([score = 0], index) => ({ score, positive: positive[index] === true }));
}
