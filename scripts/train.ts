// Trains one network in this process and prints its events: `npx tsx scripts/train.ts --help`.
import { parseArgs } from 'node:util';
import { AUGMENTATION_PRESETS, type AugmentationOptions } from '../src/domain/augmentation/augmentation-options.js';
import { isArchitectureId } from '../src/domain/networks/architecture.js';
import { openTrainingDevice } from '../src/training/devices/open-training-device.js';
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
    'initial-weights': { type: 'string' },
    device: { type: 'string', default: 'auto' },
    quiet: { type: 'boolean', default: false },
  },
});

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
    throw new Error(
      'usage: train.ts --architecture simplenet|inceptionv3|unet --train DIR --out DIR [--validation DIR] [--epochs N] …',
    );
  }
  return {
    ...DEFAULT_TRAINING,
    architecture: { id: values.architecture, options: values.architecture === 'inceptionv3' ? { downPara: 2 } : {} },
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
    software: device.software,
    data: data.report,
  });
  for await (const event of runTraining(settings, data, device, abort.signal)) {
    if (event.type === 'step' && (values.quiet || event.step % 10 !== 0)) continue;
    console.log(JSON.stringify(event));
  }
}

await main();
