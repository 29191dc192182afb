// TrainRequest.data: zero and empty become the defaults, what is out of range becomes INVALID_FIELD with its path.
import {
  DEFAULT_NORMAL_CLASSES,
  DEFAULT_SAMPLING,
  DEFAULT_SLIDE_PATCH_PX,
  DEFAULT_SPLIT,
  DEFAULT_TUMOUR_CLASSES,
  LEAKS,
  MAX_SAMPLED,
  PATCH_SIDE_PX,
  type DataSource,
  type SamplingPlan,
  type SlideSource,
  type SplitPlan,
} from '../../domain/dataset/data-plan.js';
import type { DataRequest } from '../../domain/dataset/data-request.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import { MAX_MPP } from '../../domain/geometry/max-mpp.js';
import { STAIN_METHODS, type StainMethod } from '../../domain/stain/stain-statistics.js';
import type { DataPlan__Output } from '../../gen/sentinode/v1/DataPlan.js';
import type { DataSource__Output } from '../../gen/sentinode/v1/DataSource.js';
import type { SamplingPlan__Output } from '../../gen/sentinode/v1/SamplingPlan.js';
import type { SlideCohort__Output } from '../../gen/sentinode/v1/SlideCohort.js';
import type { SplitPlan__Output } from '../../gen/sentinode/v1/SplitPlan.js';
import { fromAugmentationPlan } from './augmentation-plan.js';
import { integerIn, numberIn, oneOf, requiredMessage, requiredText, zeroOrIntegerIn } from './fields.js';
import { fromTissueRule } from './tissue-rule.js';

const MAX_PATH_CHARACTERS = 4096;

export function fromDataPlan(message: DataPlan__Output): DataRequest {
  const { mppX, mppY } = requiredMessage(message.spacing, 'data.spacing');
  const { validation, augmentation } = message;
  const stainNormalisation = stainMethod(message.stainNormalisation);
  return {
    plan: {
      training: fromSource(requiredMessage(message.training, 'data.training'), 'data.training'),
      ...(validation === null ? {} : { validation: fromSource(validation, 'data.validation') }),
      mppX: pixelSize(mppX, 'data.spacing.mpp_x'),
      mppY: pixelSize(mppY, 'data.spacing.mpp_y'),
      patchSizePx: patchSize(message.patchSizePx),
      labelSizePx: labelSize(message),
      split: message.split === null ? DEFAULT_SPLIT : fromSplit(message.split),
      sampling: message.sampling === null ? DEFAULT_SAMPLING : fromSampling(message.sampling),
      ...(stainNormalisation && { stainNormalisation }),
    },
    ...(augmentation === null ? {} : { augmentation: fromAugmentationPlan(augmentation) }),
  };
}

/** Undefined: patches are used as they are. */
function stainMethod(name: string): StainMethod | undefined {
  return name === '' ? undefined : oneOf(name, 'data.stain_normalisation', STAIN_METHODS);
}

function pixelSize(mpp: number, field: string): number {
  if (mpp > 0 && mpp <= MAX_MPP) return mpp;
  throw invalidField(field, `must be above 0 and at most ${MAX_MPP}`);
}

function patchSize(sizePx: number): number {
  const { min, max, step } = PATCH_SIDE_PX;
  if (sizePx === 0 || (sizePx >= min && sizePx <= max && sizePx % step === 0)) return sizePx;
  const allowed = `0 or a multiple of ${step} from ${min} to ${max}`;
  throw invalidField('data.patch_size_px', `must be ${allowed}, not ${sizePx}`);
}

/** Of patches that are given the first one's side, which alone is known later, is the limit. */
function labelSize({ labelSizePx, patchSizePx, training }: DataPlan__Output): number {
  const max = patchSizePx || (training?.slides ? DEFAULT_SLIDE_PATCH_PX : PATCH_SIDE_PX.max);
  return zeroOrIntegerIn(labelSizePx, 'data.label_size_px', { min: 1, max });
}

function fromSource({ slides, patches, folders }: DataSource__Output, field: string): DataSource {
  if (slides) return fromCohort(slides, `${field}.slides`);
  if (patches) {
    return {
      kind: 'patches',
      manifest: requiredText(patches.manifest, `${field}.patches.manifest`, MAX_PATH_CHARACTERS),
      tumourClasses: patches.tumourLabels,
      normalClasses: patches.normalLabels,
    };
  }
  if (!folders) throw invalidField(field, 'names no source: one of slides, patches, folders');
  const { dir, tumourClasses, normalClasses } = folders;
  return {
    kind: 'folders',
    dirs: [requiredText(dir, `${field}.folders.dir`, MAX_PATH_CHARACTERS)],
    tumourClasses: tumourClasses.length === 0 ? DEFAULT_TUMOUR_CLASSES : tumourClasses,
    normalClasses: normalClasses.length === 0 ? DEFAULT_NORMAL_CLASSES : normalClasses,
  };
}

function fromCohort(cohort: SlideCohort__Output, field: string): SlideSource {
  const share = cohort.minTumourShare;
  const tissueRule = fromTissueRule(cohort.tissueRule, `${field}.tissue_rule`);
  return {
    kind: 'slides',
    manifest: requiredText(cohort.manifest, `${field}.manifest`, MAX_PATH_CHARACTERS),
    names: { tumour: cohort.tumourNames, normal: cohort.normalNames, ignore: cohort.ignoredNames },
    maskTumourValues: cohort.maskTumourValues.map((value) =>
      integerIn(value, `${field}.mask_tumour_values`, { min: 1, max: 255 }),
    ),
    minTumourShare: share === 0 ? 1 : numberIn(share, `${field}.min_tumour_share`, { min: 0, max: 1 }),
    smallTumourRemedy: !cohort.noSmallTumourRemedy,
    ...(tissueRule && { tissueRule }),
  };
}

function fromSplit({ trainingShare, fold, foldOf, groupBy, allowedLeaks }: SplitPlan__Output): SplitPlan {
  const share = trainingShare === 0 ? DEFAULT_SPLIT.trainingShare : trainingShare;
  zeroOrIntegerIn(foldOf, 'data.split.fold_of', { min: 2, max: 20 });
  return {
    trainingShare: numberIn(share, 'data.split.training_share', { min: 0.5, max: 0.99 }),
    foldOf,
    fold:
      foldOf === 0
        ? integerIn(fold, 'data.split.fold', { min: 0, max: 0 })
        : integerIn(fold, 'data.split.fold', { min: 1, max: foldOf }),
    groupBy: groupBy === '' ? 'auto' : oneOf(groupBy, 'data.split.group_by', ['patient', 'slide', 'patch']),
    allowedLeaks: allowedLeaks.map((leak) => oneOf(leak, 'data.split.allowed_leaks', LEAKS)),
  };
}

function fromSampling(message: SamplingPlan__Output): SamplingPlan {
  const { mode, hardNegativeEveryEpochs: everyEpochs } = message;
  const count = (value: number, name: string, fallback: number): number =>
    zeroOrIntegerIn(value, `data.sampling.${name}`, { min: 1, max: MAX_SAMPLED }) || fallback;
  const { hardNegatives, ...slides } = DEFAULT_SAMPLING;
  return {
    mode: mode === '' ? 'auto' : oneOf(mode, 'data.sampling.mode', ['class-balanced', 'slide-balanced']),
    perNegativeSlide: count(message.perNegativeSlide, 'per_negative_slide', slides.perNegativeSlide),
    tumourPerPositiveSlide: count(
      message.tumourPerPositiveSlide,
      'tumour_per_positive_slide',
      slides.tumourPerPositiveSlide,
    ),
    normalPerPositiveSlide: count(
      message.normalPerPositiveSlide,
      'normal_per_positive_slide',
      slides.normalPerPositiveSlide,
    ),
    hardNegatives: {
      everyEpochs: zeroOrIntegerIn(everyEpochs, 'data.sampling.hard_negative_every_epochs', { min: 1, max: 1000 }),
      candidates: count(message.hardNegativeCandidates, 'hard_negative_candidates', hardNegatives.candidates),
      added: count(message.hardNegativesAdded, 'hard_negatives_added', hardNegatives.added),
    },
  };
}
