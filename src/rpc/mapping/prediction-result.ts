import type {
  Decision,
  PredictionResult,
  Provenance,
  SlidePatchScore,
  TissueSummary,
} from '../../domain/predictions/prediction.js';
import { engineBusyShare } from '../../domain/predictions/engine-busy-share.js';
import type { Decision as DecisionName } from '../../gen/sentinode/v1/Decision.js';
import type { PredictionResult as PredictionResultMessage } from '../../gen/sentinode/v1/PredictionResult.js';
import type { Provenance as ProvenanceMessage } from '../../gen/sentinode/v1/Provenance.js';
import type { SlidePatchScore as SlidePatchScoreMessage } from '../../gen/sentinode/v1/SlidePatchScore.js';
import type { TissueSummary as TissueSummaryMessage } from '../../gen/sentinode/v1/TissueSummary.js';
import { toEarlyStop } from './anytime.js';
import { toDigest, toSpacing } from './common.js';
import { toModelScore } from './patch.js';

const DECISIONS: Readonly<Record<Decision, DecisionName>> = {
  negative: 'DECISION_NEGATIVE',
  positive: 'DECISION_POSITIVE',
  'no-tissue': 'DECISION_NO_TISSUE',
};

export function toPredictionResult(
  result: PredictionResult,
  patchScores: readonly SlidePatchScore[],
): PredictionResultMessage {
  return {
    modelScores: result.modelScores.map(toModelScore),
    ensembleProbability: result.ensembleProbability,
    decision: DECISIONS[result.decision],
    threshold: result.threshold,
    tissue: toTissue(result.tissue),
    patchesScored: result.patchesScored,
    seconds: result.seconds,
    engineBusyShare: engineBusyShare(result.seconds),
    provenance: toProvenance(result.provenance),
    patchScores: patchScores.map(toSlidePatchScore),
    warnings: [...result.warnings],
    ...(result.earlyStop && { earlyStop: toEarlyStop(result.earlyStop) }),
  };
}

function toTissue(tissue: TissueSummary): TissueSummaryMessage {
  return {
    areaMm2: tissue.areaMm2,
    threshold: tissue.threshold,
    method: tissue.method,
    gridColumns: tissue.gridColumns,
    gridRows: tissue.gridRows,
    patches: tissue.patches,
  };
}

function toProvenance(provenance: Provenance): ProvenanceMessage {
  return {
    slideDigest: toDigest(provenance.slideDigest),
    models: provenance.models.map(({ model, version, weightsDigest, precision = 'float32' }) => ({
      model,
      version,
      weightsDigest: toDigest(weightsDigest),
      precision,
    })),
    ensembleDigest: toDigest(provenance.ensembleDigest),
    ensembleVersion: provenance.ensembleVersion ?? '',
    engine: provenance.engine,
    softwareVersion: provenance.softwareVersion,
    spacing: toSpacing(provenance.spacing),
    spacingSource: provenance.spacingSource,
    patchSpacing: toSpacing(provenance.patchSpacing),
    patchSizePx: provenance.patchSizePx,
  };
}

function toSlidePatchScore(score: SlidePatchScore): SlidePatchScoreMessage {
  return {
    level0X: score.level0X,
    level0Y: score.level0Y,
    column: score.column,
    row: score.row,
    probabilities: [...score.probabilities],
    ensembleProbability: score.ensembleProbability,
  };
}
