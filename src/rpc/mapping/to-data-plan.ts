// A stored data request as TrainRequest.data: what `fromDataPlan` reads as the same request. Defaults are written out.
import type { DataSource, SlideSource, SplitPlan, SamplingPlan } from '../../domain/dataset/data-plan.js';
import type { DataRequest } from '../../domain/dataset/data-request.js';
import type { DataPlan } from '../../gen/sentinode/v1/DataPlan.js';
import type { DataSource as DataSourceMessage } from '../../gen/sentinode/v1/DataSource.js';
import type { SamplingPlan as SamplingPlanMessage } from '../../gen/sentinode/v1/SamplingPlan.js';
import type { SlideCohort } from '../../gen/sentinode/v1/SlideCohort.js';
import type { SplitPlan as SplitPlanMessage } from '../../gen/sentinode/v1/SplitPlan.js';
import { toAugmentationPlan } from './augmentation-plan.js';
import { toTissueRule } from './tissue-rule.js';

export function toDataPlan({ plan, augmentation }: DataRequest): DataPlan {
  const { training, validation, mppX, mppY, patchSizePx, labelSizePx, split, sampling, stainNormalisation = '' } = plan;
  return {
    training: toSource(training),
    ...(validation && { validation: toSource(validation) }),
    spacing: { mppX, mppY },
    patchSizePx,
    labelSizePx,
    split: toSplit(split),
    sampling: toSampling(sampling),
    stainNormalisation,
    ...(augmentation && { augmentation: toAugmentationPlan(augmentation) }),
  };
}

function toSource(source: DataSource): DataSourceMessage {
  switch (source.kind) {
    case 'slides':
      return { slides: toCohort(source) };
    case 'patches': {
      const { manifest, tumourClasses, normalClasses } = source;
      return { patches: { manifest, tumourLabels: [...tumourClasses], normalLabels: [...normalClasses] } };
    }
    case 'folders': {
      // A request names one.
      const [dir = ''] = source.dirs;
      const { tumourClasses, normalClasses } = source;
      return { folders: { dir, tumourClasses: [...tumourClasses], normalClasses: [...normalClasses] } };
    }
  }
}

function toCohort(source: SlideSource): SlideCohort {
  const { manifest, names, maskTumourValues, minTumourShare, smallTumourRemedy, tissueRule } = source;
  return {
    manifest,
    tumourNames: [...names.tumour],
    normalNames: [...names.normal],
    ignoredNames: [...names.ignore],
    maskTumourValues: [...maskTumourValues],
    minTumourShare,
    noSmallTumourRemedy: !smallTumourRemedy,
    tissueRule: toTissueRule(tissueRule),
  };
}

function toSplit({ groupBy, allowedLeaks, ...rest }: SplitPlan): SplitPlanMessage {
  return { ...rest, groupBy: groupBy === 'auto' ? '' : groupBy, allowedLeaks: [...allowedLeaks] };
}

function toSampling({ mode, hardNegatives, ...perSlide }: SamplingPlan): SamplingPlanMessage {
  return {
    ...perSlide,
    mode: mode === 'auto' ? '' : mode,
    hardNegativeEveryEpochs: hardNegatives.everyEpochs,
    hardNegativeCandidates: hardNegatives.candidates,
    hardNegativesAdded: hardNegatives.added,
  };
}
