import path from 'node:path';
import { startComputeHost } from '../../src/compute/host.js';
import { bootstrapAuc } from '../../src/domain/metrics/bootstrap-auc.js';
import { rocAuc, type AucWithInterval, type ScoredLabel } from '../../src/domain/metrics/roc-auc.js';
import type { LabelledScores } from '../../src/domain/ensemble/labelled-scores.js';
import { readTruth } from '../../src/models/ensemble-fit/read-truth.js';
import { scorePatchFiles, scoreSlides } from '../../src/models/ensemble-fit/score-samples.js';
import type { Log } from '../../src/ports/log.js';
import { listPatches } from '../../src/training/data/list-patches.js';
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
const CLASSES = { tumourClasses: ['tumor', 'tumour'], normalClasses: ['normal'] };

/** Of the model in `folder`, through the compute child that serves. */
export async function measureRow(folder: string, data: AblationData): Promise<RowFigures> {
  const host = await startComputeHost({ engine: 'auto', log: SILENT });
  try {
    const models = [await host.loadModel(folder)];
    const patchesOf = async (part: string): Promise<AucWithInterval> => {
      const files = await listPatches([path.join(data.patches, part)], CLASSES);
      const labelled = files.map(({ file, tumour }) => ({ file, positive: tumour }));
      return rocAuc(itemsOf(await scorePatchFiles(host, models, labelled)));
    };
    const slides = [
      ...(await readTruth(path.join(data.slides, 'validation'))),
      ...(await readTruth(path.join(data.slides, 'test'))),
    ];
    const slideItems = itemsOf(await scoreSlides(host, models, slides));
    return {
      validation: await patchesOf('validation'),
      test: await patchesOf('test'),
      slides: bootstrapAuc(slideItems, { samples: 2_000, seed: 1 }),
      slideCount: slides.length,
    };
  } finally {
    await host.close();
  }
}

function itemsOf({ scores, positive }: LabelledScores): readonly ScoredLabel[] {
  return scores.map(([score = 0], index) => ({ score, positive: positive[index] === true }));
}
