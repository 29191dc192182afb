// Child of bench/train.ts: our own loop, from files to steps, as the training child runs it.
import { TURNS_AUGMENTATION, type AugmentationOptions } from '../../src/domain/augmentation/augmentation-options.js';
import { buildNetwork } from '../../src/domain/networks/architecture.js';
import { openTensorflowDevice } from '../../src/training/devices/tensorflow-device.js';
import { prepareData } from '../../src/training/data/prepare-data.js';
import { RECIPES } from '../../src/training/recipes.js';
import { runTraining } from '../../src/training/run-training.js';
import { DEFAULT_TRAINING, type TrainingConfig } from '../../src/training/training-config.js';
import type { EpochEvent, TrainingEvent } from '../../src/training/training-event.js';
import type { TrainBenchPlan, TrainBenchTurn } from './train-bench-plan.js';

interface Moment {
  readonly step: number;
  readonly atMs: number;
  readonly cpuMs: number;
}

function now(step: number): Moment {
  const { user, system } = process.cpuUsage();
  return { step, atMs: performance.now(), cpuMs: (user + system) / 1000 };
}

/** When steps were done, and what the epoch says of itself. */
interface Watched {
  readonly moments: readonly Moment[];
  readonly epoch: EpochEvent;
  readonly parameterCount: number;
}

/** What keras_fit.py does to a patch. */
const AS_KERAS: AugmentationOptions = { ...TURNS_AUGMENTATION, dimmest: 0.7 };

/** The method's own, without what its schedule and lengths would add. */
const { optimizer, weightDecay, clipNorm, labelSmoothing, averageDecay, learningRate } = RECIPES.method.simplenet;
const METHOD = { optimizer, weightDecay, clipNorm, labelSmoothing, averageDecay, learningRate };

function configOf(plan: TrainBenchPlan): TrainingConfig {
  return {
    ...DEFAULT_TRAINING,
    architecture: { id: plan.network, options: plan.network === 'inceptionv3' ? { downPara: 2 } : {} },
    trainingFolders: [plan.trainingFolder],
    validationFolders: [plan.validationFolder],
    outputFolder: plan.outputFolder,
    patchSizePx: plan.patchSizePx,
    centreSizePx: plan.lossSizePx,
    epochs: 1,
    batchSize: plan.batchSize,
    patchesPerEpoch: plan.steps * plan.batchSize,
    ...(plan.recipe === 'method' ? METHOD : { learningRate: 5e-4 }),
    ...(plan.augmentation === 'same' && { augmentation: AS_KERAS }),
    ...(!plan.cache && { cacheBytes: 0 }),
  };
}

async function watch(events: AsyncIterable<TrainingEvent>): Promise<Watched> {
  const moments: Moment[] = [];
  let epoch: EpochEvent | undefined;
  let parameterCount = 0;
  for await (const event of events) {
    if (event.type === 'started') ({ parameterCount } = event);
    if (event.type === 'step') moments.push(now(event.step));
    if (event.type === 'epoch') epoch = event;
  }
  if (epoch === undefined) throw new Error('the run ended without an epoch');
  return { moments, epoch, parameterCount };
}

async function measure(plan: TrainBenchPlan): Promise<TrainBenchTurn> {
  const device = openTensorflowDevice({ convolutions: plan.precision });
  const config = configOf(plan);
  const signal = new AbortController().signal;
  const data = await prepareData(config, signal);
  const startMs = performance.now();
  const { moments, epoch, parameterCount } = await watch(runTraining(config, data, device, signal));
  const first = moments.find(({ step }) => step >= plan.warmUpSteps);
  const last = moments.at(-1);
  if (first === undefined || last === undefined || last.step <= first.step) throw new Error('too few steps to measure');
  const images = (last.step - first.step) * plan.batchSize;
  const stepSeconds = epoch.seconds - epoch.validationSeconds;
  const wholeSeconds = Math.max(stepSeconds, (last.atMs - startMs) / 1000);
  return {
    side: 'sentinode',
    imagesPerSecond: (1000 * images) / (last.atMs - first.atMs),
    cpuMsPerImage: (last.cpuMs - first.cpuMs) / images,
    dataWaitShare: epoch.dataWaitSeconds / wholeSeconds,
    computeShare: (stepSeconds - epoch.dataWaitSeconds) / wholeSeconds,
    overheadShare: (wholeSeconds - stepSeconds) / wholeSeconds,
    peakRssMib: process.resourceUsage().maxRSS / 1024,
    parameterCount,
    software: `${device.label}; libtensorflow ${device.software['libtensorflow'] ?? '?'}; ${buildNetwork(config.architecture).name}`,
  };
}

const turn = await measure(JSON.parse(process.argv[2] ?? '{}') as TrainBenchPlan);
process.send?.(turn, () => process.exit(0));
