import type { EvaluateCommand, EvaluatedSlide, LabelledFolder } from '../../app/evaluation/evaluation-types.js';
import { MAX_MPP } from '../../domain/geometry/max-mpp.js';
import type { BootstrapOptions } from '../../domain/metrics/bootstrap-auc.js';
import type { PredictionParameters } from '../../domain/predictions/prediction.js';
import type { SlideCategory } from '../../domain/staging/slide-category.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { BootstrapSettings__Output } from '../../gen/sentinode/v1/BootstrapSettings.js';
import type { EvaluatedPatches__Output } from '../../gen/sentinode/v1/EvaluatedPatches.js';
import type { EvaluatedSlide__Output } from '../../gen/sentinode/v1/EvaluatedSlide.js';
import type { EvaluateModelRequest__Output } from '../../gen/sentinode/v1/EvaluateModelRequest.js';
import type { MetastasisSize__Output } from '../../gen/sentinode/v1/MetastasisSize.js';
import type { PredictionParameters__Output } from '../../gen/sentinode/v1/PredictionParameters.js';
import type { TumourLabel__Output } from '../../gen/sentinode/v1/TumourLabel.js';
import { fromTumourLabel } from './evaluation-names.js';
import { fromFindings, fromLesionTruth } from './evaluation-lesions.js';
import { boundedText, enumIn, integerIn, numberIn, requiredText, zeroOrIntegerIn } from './fields.js';
import { fromPredictionParameters } from './prediction.js';

const MAX_NAME_CHARACTERS = 128;
const RESAMPLES = { min: 100, max: 20_000 };
const DEFAULT_RESAMPLES = 2_000;
const SEEDS = { min: 0, max: Number.MAX_SAFE_INTEGER };
/** CAMELYON16's. */
const DEFAULT_LEVEL0_MPP = 0.243;
const LEVEL0_MPP = { min: Number.MIN_VALUE, max: MAX_MPP };

/** Checks every field by itself; what they mean together is the use case's matter. */
export function fromEvaluateModelRequest(request: EvaluateModelRequest__Output): EvaluateCommand {
  const { patches, frocLevel0Mpp } = request;
  return {
    model: boundedText(request.model, 'model', MAX_NAME_CHARACTERS),
    ...(patches && { patches: fromEvaluatedPatches(patches, 'patches') }),
    slides: request.slides.map((slide, index) => fromEvaluatedSlide(slide, `slides[${index}]`)),
    parameters: fromEvaluatedParameters(request.parameters),
    bootstrap: fromBootstrap(request.bootstrap),
    frocLevel0Mpp: frocLevel0Mpp === 0 ? DEFAULT_LEVEL0_MPP : numberIn(frocLevel0Mpp, 'froc_level0_mpp', LEVEL0_MPP),
  };
}

/** Scores of slides that ended early are lower bounds: no curve can be drawn of them. */
function fromEvaluatedParameters(parameters: PredictionParameters__Output | null): PredictionParameters {
  if (parameters?.stopWhenCertain) throw invalidField('parameters.stop_when_certain', 'has no place in an evaluation');
  return fromPredictionParameters(parameters);
}

export function fromEvaluatedPatches({ dir, tumourClasses }: EvaluatedPatches__Output, field: string): LabelledFolder {
  return { dir: requiredText(dir, `${field}.dir`, 4096), tumourClasses };
}

function fromBootstrap(settings: BootstrapSettings__Output | null): BootstrapOptions {
  return {
    samples: zeroOrIntegerIn(settings?.samples ?? 0, 'bootstrap.samples', RESAMPLES) || DEFAULT_RESAMPLES,
    seed: integerIn(settings?.seed ?? 0, 'bootstrap.seed', SEEDS),
  };
}

function fromEvaluatedSlide(slide: EvaluatedSlide__Output, field: string): EvaluatedSlide {
  const { score, lesions, findings } = slide;
  const category = fromSize(slide.metastasis, `${field}.metastasis`);
  const predictedCategory = fromSize(slide.predictedMetastasis, `${field}.predicted_metastasis`);
  const patient = boundedText(slide.patient, `${field}.patient`, MAX_NAME_CHARACTERS);
  if (score !== undefined && !Number.isFinite(score)) throw invalidField(`${field}.score`, 'is no number');
  return {
    slideId: requiredText(slide.slideId, `${field}.slide_id`),
    positive: fromLabel(slide.label, category, `${field}.label`),
    ...(score !== undefined && { score }),
    ...(category && { category }),
    ...(predictedCategory && { predictedCategory }),
    ...(patient !== '' && { patient }),
    ...(lesions && { lesions: fromLesionTruth(lesions, `${field}.lesions`) }),
    ...(findings && { findings: fromFindings(findings, `${field}.findings`) }),
  };
}

function fromLabel(label: TumourLabel__Output, category: SlideCategory | undefined, field: string): boolean {
  const said = fromTumourLabel(label, field);
  if (said !== undefined) return said;
  if (category === undefined) throw invalidField(field, 'is missing, and `metastasis` too');
  return category !== 'negative';
}

function fromSize(size: MetastasisSize__Output, field: string): SlideCategory | undefined {
  return enumIn<MetastasisSize__Output, SlideCategory | undefined>(size, field, {
    METASTASIS_SIZE_UNSPECIFIED: undefined,
    METASTASIS_SIZE_NEGATIVE: 'negative',
    METASTASIS_SIZE_ITC: 'itc',
    METASTASIS_SIZE_MICRO: 'micro',
    METASTASIS_SIZE_MACRO: 'macro',
  });
}
