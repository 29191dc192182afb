// Trains one network in this process and prints its events: `npx tsx scripts/train.ts --help`.
import { parseArgs } from 'node:util';
import { AUGMENTATION_PRESETS, type AugmentationOptions } from '../src/domain/augmentation/augmentation-options.js';
import { isArchitectureId } from '../src/domain/networks/architecture.js';
import { openTrainingDevice } from '../src/training/devices/open-training-device.js';
import { packageVersion } from '../src/process/package-version.js';
import { prepareData } from '../src/training/data/prepare-data.js';
import { writeRunRecord } from '../src/training/run-record.js';
import { runTraining } from '../src/training/run-training.js';
import { DEFAULT_TRAINING, validateTrainingConfig, type TrainingConfig } from '../src/training/training-config.js';
import { TRAINING_DEVICES, type TrainingDevicePreference } from '../src/training/training-device.js';

const { values } = parseArgs({
  options: {
    architecture: { type: 'string', default: 'simplenet' },
    train: { type: 'string', multiple: true },
    validation: { type: 'string', multiple: true },
    out: { type: 'string' },
    epochs: { type: 'string', default: String(DEFAULT_TRAINING.epochs) },
    'batch-size': { type: 'string', default: String(DEFAULT_TRAINING.batchSize) },
    'learning-rate': { type: 'string', default: String(DEFAULT_TRAINING.learningRate) },
    'weight-decay': { type: 'string', default: String(DEFAULT_TRAINING.weightDecay) },
    'label-smoothing': { type: 'string', default: String(DEFAULT_TRAINING.labelSmoothing) },
    'warm-up-share': { type: 'string', default: String(DEFAULT_TRAINING.warmUpShare) },
    'average-decay': { type: 'string', default: String(DEFAULT_TRAINING.averageDecay) },
    augmentation: { type: 'string', default: 'stain' },
    seed: { type: 'string', default: String(DEFAULT_TRAINING.seed) },
    optimizer: { type: 'string', default: DEFAULT_TRAINING.optimizer },
    momentum: { type: 'string', default: String(DEFAULT_TRAINING.momentum) },
    schedule: { type: 'string', default: DEFAULT_TRAINING.schedule },
    'clip-norm': { type: 'string', default: String(DEFAULT_TRAINING.clipNorm) },
    loss: { type: 'string', default: DEFAULT_TRAINING.loss },
    'tumour-weight': { type: 'string', default: String(DEFAULT_TRAINING.tumourWeight) },
    'focal-gamma': { type: 'string', default: String(DEFAULT_TRAINING.focalGamma) },
    'label-size': { type: 'string', default: String(DEFAULT_TRAINING.centreSizePx) },
    'loss-size': { type: 'string' },
    'patch-size': { type: 'string', default: String(DEFAULT_TRAINING.patchSizePx) },
    'patches-per-epoch': { type: 'string', default: String(DEFAULT_TRAINING.patchesPerEpoch) },
    'early-stop': { type: 'string', default: String(DEFAULT_TRAINING.earlyStopEpochs) },
    'down-para': { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
    'initial-weights': { type: 'string' },
    device: { type: 'string', default: 'auto' },
    quiet: { type: 'boolean', default: false },
  },
});

const USAGE = `usage: npx tsx scripts/train.ts --train DIR --out DIR [options]
  --architecture NAME      simplenet, inceptionv3 or unet (default: simplenet)
  --down-para N            inceptionv3: divisor of its filter counts, 1 to 8 (default: 2)
  --train DIR              folder with one folder a class; may be given again
  --validation DIR         the same for validation (default: a stratified fifth)
  --out DIR                checkpoints and events; a run found there is continued
  --patch-size PX          side of the patches (default: 96)
  --label-size PX          side of the centre that labels speak of (default: 32)
  --loss-size PX           side of the centre that the loss covers (default: the label's)
  --epochs N  --batch-size N  --patches-per-epoch N (0: all)  --early-stop EPOCHS (0: never)
  --optimizer NAME         adamw, adam or sgd    --momentum M (sgd)    --learning-rate R    --weight-decay D
  --schedule NAME          one-cycle, cosine, plateau or constant      --warm-up-share S (one-cycle)
  --loss NAME              cross-entropy, weighted or focal    --tumour-weight W (0: balanced)    --focal-gamma G
  --label-smoothing S  --clip-norm N  --average-decay D (0: no averaging)
  --augmentation NAME      ${Object.keys(AUGMENTATION_PRESETS).join(', ')} (default: stain)
  --initial-weights FILE   start from these weights
  --seed N  --quiet`;

function preset(): AugmentationOptions {
  const options = AUGMENTATION_PRESETS[values.augmentation];
  if (options === undefined)
    throw new Error(`--augmentation is one of ${Object.keys(AUGMENTATION_PRESETS).join(', ')}`);
  return options;
}

function devicePreference(): TrainingDevicePreference {
  const preference = (['auto', ...TRAINING_DEVICES] as const).find((id) => id === values.device);
  if (preference === undefined) throw new Error(`--device is one of auto, ${TRAINING_DEVICES.join(', ')}`);
  return preference;
}

function config(): TrainingConfig {
  if (!isArchitectureId(values.architecture) || values.train === undefined || values.out === undefined) {
    throw new Error(USAGE);
  }
  return {
    ...DEFAULT_TRAINING,
    architecture: {
      id: values.architecture,
      options: values.architecture === 'inceptionv3' ? { downPara: Number(values['down-para']) } : {},
    },
    trainingFolders: values.train,
    validationFolders: values.validation ?? [],
    outputFolder: values.out,
    epochs: Number(values.epochs),
    batchSize: Number(values['batch-size']),
    learningRate: Number(values['learning-rate']),
    weightDecay: Number(values['weight-decay']),
    labelSmoothing: Number(values['label-smoothing']),
    warmUpShare: Number(values['warm-up-share']),
    averageDecay: Number(values['average-decay']),
    // What is none of the names is refused by `validateTrainingConfig`.
    optimizer: values.optimizer as TrainingConfig['optimizer'],
    schedule: values.schedule as TrainingConfig['schedule'],
    loss: values.loss as TrainingConfig['loss'],
    momentum: Number(values.momentum),
    clipNorm: Number(values['clip-norm']),
    tumourWeight: Number(values['tumour-weight']),
    focalGamma: Number(values['focal-gamma']),
    patchSizePx: Number(values['patch-size']),
    centreSizePx: Number(values['label-size']),
    lossSizePx: Number(values['loss-size'] ?? values['label-size']),
    patchesPerEpoch: Number(values['patches-per-epoch']),
    earlyStopEpochs: Number(values['early-stop']),
    augmentation: preset(),
    seed: Number(values.seed),
    ...(values['initial-weights'] === undefined ? {} : { initialWeightsFile: values['initial-weights'] }),
  };
}

/** As a person would type it again: the arguments, without the paths of node and tsx. */
const command = `npx tsx scripts/train.ts ${process.argv.slice(2).join(' ')}`;

async function main(): Promise<void> {
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort());
  const settings = validateTrainingConfig(config());
  const device = await openTrainingDevice(devicePreference());
  const data = await prepareData(settings, abort.signal);
  await writeRunRecord(settings.outputFolder, {
    config: settings,
    command,
    startedAt: new Date().toISOString(),
    software: { sentinode: packageVersion(), ...device.software },
    data: data.report,
  });
  for await (const event of runTraining(settings, data, device, abort.signal)) {
    if (event.type === 'step' && (values.quiet || event.step % 10 !== 0)) continue;
    console.log(JSON.stringify(event));
  }
}

if (values.help) console.log(USAGE);
else await main();
