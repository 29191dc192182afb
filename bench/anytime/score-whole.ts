import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { joinScores } from '../../src/compute/join-scores.js';
import { startComputeHost } from '../../src/compute/host.js';
import { requireVariant } from '../../src/domain/ensemble/combine-scores.js';
import type { EnsembleVariant } from '../../src/domain/ensemble/ensemble-manifest.js';
import type { SlideScoreBatch } from '../../src/ports/compute-host.js';
import { readEnsemble } from '../predict-slide/read-ensemble.js';
import { createRecordingLog } from '../../test/support/recording-log.js';

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));

export interface WholeSlide {
  readonly gridColumns: number;
  readonly models: number;
  /** Every tissue patch, in reading order. */
  readonly scores: SlideScoreBatch;
}

export interface WholeSlideScorer {
  readonly variant: EnsembleVariant;
  score(file: string): Promise<WholeSlide>;
  close(): Promise<void>;
}

/** The shipped ensemble in a compute child. */
export async function openScorer(): Promise<WholeSlideScorer> {
  const ensemble = await readEnsemble(MODELS);
  const host = await startComputeHost({ engine: 'auto', log: createRecordingLog() });
  const models = await Promise.all(
    ensemble.members.map(({ model, version }) => host.loadModel(path.join(MODELS, model, String(version)))),
  );
  return {
    variant: requireVariant(ensemble),
    close: host.close,
    score: async (slide) => {
      const { dir: rootDir, base } = path.parse(slide);
      const files = { rootDir, names: [base] };
      const { spacing } = await host.probeSlide(files);
      if (spacing === undefined) throw new Error(`${slide} states no pixel size`);
      const parts: SlideScoreBatch[] = [];
      let gridColumns = 0;
      for await (const event of host.scoreSlide({ files, spacing, models, sampling: { mode: 'all' } })) {
        if (event.kind === 'tissue') gridColumns = event.gridColumns;
        if (event.kind === 'scores') parts.push(event.batch);
      }
      return { gridColumns, models: models.length, scores: joinScores(parts) };
    },
  };
}
