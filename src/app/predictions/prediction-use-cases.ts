// Predictions: patches at once, patches in a flow, whole slides in the background.
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { createAdmission } from '../admission.js';
import { boundedPage } from '../page-request.js';
import type { PredictionUseCases } from '../use-cases.js';
import { cancelPrediction } from './cancel-prediction.js';
import { createPrediction } from './create-prediction.js';
import { followAsOnlooker, followAsOwner } from './follow-prediction.js';
import type { PredictionPorts } from './prediction-ports.js';
import { patchScoresOf, renderHeatmap } from './read-scores.js';
import { requirePrediction } from './require-prediction.js';
import { createPatchScoring } from './score-patches.js';

/** Heat maps drawn at once; each takes up to 4,096² × 3 bytes and a core of the compute process. */
const MAX_HEATMAPS = 8;
const HEATMAP_RETRY_AFTER_MS = 1_000;

export function createPredictionUseCases(ports: PredictionPorts): PredictionUseCases {
  return { ...createPatchScoring(ports), ...slideCases(ports), ...readCases(ports) };
}

function slideCases(
  ports: PredictionPorts,
): Pick<PredictionUseCases, 'predictSlide' | 'watchPrediction' | 'cancelPrediction'> {
  return {
    async *predictSlide(command, { principal, signal }) {
      throwIfAborted(signal);
      const prediction = await createPrediction(ports, command, principal.tenant);
      yield* followAsOwner(ports, prediction, signal);
    },
    async *watchPrediction(predictionId, afterSequence, { principal, signal }) {
      const prediction = await requirePrediction(ports, principal.tenant, predictionId);
      yield* followAsOnlooker(ports, prediction, afterSequence, signal);
    },
    cancelPrediction: (predictionId, context) => cancelPrediction(ports, predictionId, context),
  };
}

/** 2,048 px show every cell of a slide of 50 mm, at two pixels and more a cell of most. */
const LAYER = { maxSidePx: 2_048, bare: true, layer: true, encoding: 'png' } as const;

function readCases(
  ports: PredictionPorts,
): Pick<PredictionUseCases, 'getPrediction' | 'listPredictions' | 'getPatchScores' | 'getHeatmap' | 'getHeatmapLayer'> {
  const heatmaps = createAdmission({ what: 'heat maps', limit: MAX_HEATMAPS, retryAfterMs: HEATMAP_RETRY_AFTER_MS });
  return {
    getPrediction: (predictionId, { principal }) => requirePrediction(ports, principal.tenant, predictionId),
    listPredictions: ({ slideId, ...page }, { principal }) =>
      ports.metadata.predictions.list(principal.tenant, boundedPage(page), slideId),
    getPatchScores: async (predictionId, { principal }) =>
      patchScoresOf(ports, await requirePrediction(ports, principal.tenant, predictionId)),
    getHeatmap: async (predictionId, options, { principal, signal }) => {
      const prediction = await requirePrediction(ports, principal.tenant, predictionId);
      return heatmaps.runNow(1, () => renderHeatmap(ports, prediction, options, signal));
    },
    getHeatmapLayer: async (predictionId, model, { principal, signal }) => {
      const prediction = await requirePrediction(ports, principal.tenant, predictionId);
      const options = { ...LAYER, ...(model !== undefined && { model }) };
      return heatmaps.runNow(1, () => renderHeatmap(ports, prediction, options, signal));
    },
  };
}
