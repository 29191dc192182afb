import type { EarlyStop } from '../../domain/anytime/stop-rule.js';
import { combiner, requireVariant } from '../../domain/ensemble/combine-scores.js';
import type { Spacing } from '../../domain/image.js';
import type {
  Decision,
  ModelScore,
  PhaseSeconds,
  PredictionParameters,
  PredictionResult,
  Provenance,
  TissueSummary,
} from '../../domain/predictions/prediction.js';
import { precisionOf } from '../../domain/models/model-precision.js';
import { resultWarnings } from '../../domain/predictions/result-warnings.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { ServedModel } from '../models/model-shelf.js';
import type { ServingSet } from '../models/serving.js';

export interface ResultFacts {
  readonly parameters: PredictionParameters;
  readonly slide: Slide;
  readonly spacing: Spacing;
  readonly serving: ServingSet;
  readonly tissue: TissueSummary;
  /** Of how the patches were prepared. */
  readonly workWarnings: readonly string[];
  /** One a model. */
  readonly slideScores: readonly number[];
  readonly patchesScored: number;
  readonly earlyStop: EarlyStop | undefined;
  readonly engine: string;
  readonly softwareVersion: string;
  readonly seconds: PhaseSeconds;
}

/** A slide without tissue has a result too: nothing was scored, nothing was found. */
export function buildResult(facts: ResultFacts): PredictionResult {
  const { parameters, serving, slideScores, tissue, patchesScored, seconds, earlyStop } = facts;
  const manifest = serving.ensemble.manifest;
  const threshold = requireVariant(manifest, parameters.ensembleVariant).slideThreshold;
  const combine = combiner(manifest, 'slide', parameters.ensembleVariant);
  const ensembleProbability = patchesScored === 0 ? 0 : combine(slideScores.slice(0, serving.memberCount));
  return {
    modelScores: modelScoresOf(serving, slideScores),
    ensembleProbability,
    decision: decide(patchesScored, ensembleProbability, threshold),
    threshold,
    tissue,
    patchesScored,
    seconds,
    ...(earlyStop && { earlyStop }),
    provenance: provenanceOf(facts),
    warnings: [
      ...resultWarnings({
        tissuePatches: tissue.patches,
        patchesScored,
        spacing: facts.spacing,
        statedSpacing: facts.slide.facts.spacing,
        patchSpacing: patchScaleOf(serving),
        uncalibratedModels: uncalibratedModels(serving),
        earlyStop,
      }),
      ...facts.workWarnings,
      ...qualityWarnings(facts),
    ],
  };
}

/**
 * That a slide is unlike the shipped models' training is no matter to models that know their own, which have been
 * asked.
 */
function qualityWarnings({ slide: { quality }, serving }: ResultFacts): readonly string[] {
  const { flags = [], warnings = [] } = quality ?? {};
  const knowTheirOwn = serving.models.every(({ folder }) => folder.manifest.trainingReference !== undefined);
  return warnings.filter((_, index) => !(knowTheirOwn && flags[index] === 'out-of-distribution'));
}

export function modelScoresOf({ models }: ServingSet, scores: readonly number[]): readonly ModelScore[] {
  return models.map(({ folder }, index) => ({
    model: folder.name,
    version: String(folder.version),
    probability: scores[index] ?? 0,
    ...(folder.manifest.precision && { precision: folder.manifest.precision.kind }),
  }));
}

function decide(patchesScored: number, probability: number, threshold: number): Decision {
  if (patchesScored === 0) return 'no-tissue';
  return probability >= threshold ? 'positive' : 'negative';
}

function provenanceOf({ slide, spacing, serving, engine, softwareVersion }: ResultFacts): Provenance {
  const { mppX, mppY, patchSizePx } = patchScaleOf(serving);
  return {
    slideDigest: slide.digest,
    models: serving.models.map(({ folder }) => ({
      model: folder.name,
      version: String(folder.version),
      weightsDigest: folder.manifest.weights.sha256,
      precision: precisionOf(folder.manifest),
    })),
    ensembleDigest: serving.ensemble.digest,
    ensembleVersion: String(serving.ensemble.manifest.version),
    engine,
    softwareVersion,
    spacing,
    spacingSource: slide.spacingSource === 'none' ? 'metadata' : slide.spacingSource,
    patchSpacing: { mppX, mppY },
    patchSizePx,
  };
}

/** All served models share it. */
function patchScaleOf({ ensemble, models }: ServingSet): Spacing & { readonly patchSizePx: number } {
  return models[0]?.folder.manifest ?? ensemble.manifest;
}

function uncalibratedModels({ ensemble, models, memberCount }: ServingSet): readonly string[] {
  const isOther = ({ folder: { manifest } }: ServedModel, index: number): boolean => {
    const member = ensemble.manifest.members[index];
    return (
      manifest.weights.sha256 !== member?.weightsDigest || precisionOf(manifest) !== (member.precision ?? 'float32')
    );
  };
  return models.slice(0, memberCount).filter(isOther).map(asFitted);
}

/** With the precision where it is not float32: that alone makes other scores of the same weights. */
function asFitted({ folder: { name, version, manifest } }: ServedModel): string {
  return `${name}/${version}${manifest.precision ? ` (${manifest.precision.kind})` : ''}`;
}
