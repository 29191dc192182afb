import { NO_AUGMENTATION, type AugmentationOptions } from '../domain/augmentation/augmentation-options.js';
import type { DataPlan, SamplingPlan } from '../domain/dataset/data-plan.js';
import type { TrainingConfig } from './training-config.js';

/** What a run was told, as pairs of words for its model's card. */
export function describeRecipe(
  config: TrainingConfig,
  { sampling, stainNormalisation }: Pick<DataPlan, 'sampling' | 'stainNormalisation'>,
): readonly (readonly [string, string])[] {
  const { schedule, warmUpShare, learningRate, initialWeightsFile, clipNorm, averageDecay, earlyStopEpochs } = config;
  const rising = schedule === 'one-cycle' ? ` (${warmUpShare} of all steps rise)` : '';
  return [
    ['start', initialWeightsFile === undefined ? 'random (He normal)' : 'the weights of an earlier run or version'],
    ['optimiser', optimizer(config)],
    ['learning rate', `${learningRate} at most, ${schedule}${rising}`],
    ['batch', `${config.batchSize} patches, ${config.patchesPerEpoch || 'all'} an epoch, ${samplingInWords(sampling)}`],
    ['loss', loss(config)],
    ['gradient', Number.isFinite(clipNorm) ? `cut at norm ${clipNorm}` : 'never cut'],
    ['weights', averageDecay === 0 ? 'those of the last step' : `running average, decay ${averageDecay}`],
    ['early stop', earlyStopEpochs === 0 ? 'never' : `${earlyStopEpochs} epochs without a better validation AUC`],
    ['augmentation', augmentation(config.augmentation)],
    ['stain', stainNormalisation === undefined ? 'as it is' : `normalised by ${stainNormalisation}`],
  ];
}

function optimizer({ optimizer: name, momentum, weightDecay }: TrainingConfig): string {
  return `${name}${name === 'sgd' ? `, momentum ${momentum}` : ''}, weight decay ${weightDecay}`;
}

function loss({ loss: name, tumourWeight, focalGamma, lossSizePx, labelSmoothing }: TrainingConfig): string {
  const weight = tumourWeight === 0 ? 'classes balanced' : `tumour ${tumourWeight} times`;
  const details = { 'cross-entropy': '', weighted: `, ${weight}`, focal: `, gamma ${focalGamma}, ${weight}` }[name];
  return `${name}${details}, over the centre ${lossSizePx} px, labels smoothed by ${labelSmoothing}`;
}

function samplingInWords({ mode, hardNegatives: { everyEpochs } }: SamplingPlan): string {
  const how = mode === 'auto' ? 'balanced by slide where these are named, else by class' : mode;
  return everyEpochs === 0 ? how : `${how}, hard negatives every ${everyEpochs} epochs`;
}

/** What differs from no augmentation. */
function augmentation(options: AugmentationOptions): string {
  const neutral: Readonly<Record<string, unknown>> = { ...NO_AUGMENTATION };
  const given = Object.entries(options).filter(([name, value]) => value !== (neutral[name] ?? false));
  return given.map(([name, value]) => (value === true ? name : `${name} ${value}`)).join(', ') || 'none';
}
