import type { MetadataStore } from '../../ports/record-store.js';
import type { RecordCounts } from '../../ports/service-state.js';
import { countStates } from './count-states.js';

export interface CountedMetadata {
  readonly metadata: MetadataStore;
  /** Undefined while a kind is counted for the first time. */
  counts(): Readonly<Record<RecordCounts['kind'], ReadonlyMap<string, number> | undefined>>;
}

/** The same records, whose states can be counted. */
export function countedMetadata(metadata: MetadataStore): CountedMetadata {
  // A slide is there or not; what is wrong with one is told by its quality.
  const slides = countStates(metadata.slides, () => 'stored');
  const uploads = countStates(metadata.uploads, ({ state }) => (state === 'finished' ? 'finished' : 'active'));
  const predictions = countStates(metadata.predictions, ({ state }) => state);
  const trainingRuns = countStates(metadata.trainingRuns, ({ state }) => state);
  return {
    metadata: {
      ...metadata,
      slides: slides.store,
      uploads: uploads.store,
      predictions: predictions.store,
      trainingRuns: trainingRuns.store,
    },
    counts: () => ({
      slides: slides.counts(),
      uploads: uploads.counts(),
      predictions: predictions.counts(),
      trainingRuns: trainingRuns.counts(),
    }),
  };
}
