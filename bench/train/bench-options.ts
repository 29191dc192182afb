import { parseArgs } from 'node:util';
import { computeThreads } from '../../src/process/compute-threads.js';
import type { TrainBenchPlan } from './train-bench-plan.js';

export interface TrainBenchOptions extends Pick<
  TrainBenchPlan,
  'batchSize' | 'steps' | 'warmUpSteps' | 'lossSizePx' | 'threads' | 'precision' | 'augmentation' | 'recipe' | 'cache'
> {
  readonly data: string;
  readonly patches: number;
  readonly patchSizePx: number;
  readonly rounds: number;
  readonly networks: readonly TrainBenchPlan['network'][];
  readonly json: string;
}

export const HELP = `Images per second of our training loop against Keras' model.fit, on this machine, in turns.

  npm run bench:train -- --data FOLDER [options]

Both sides train the same graph (Keras builds it from ours, cut to what the loss needs) from the same PNG files, by the
same recipe, on the same number of threads, with flips, quarter turns and dimming; Keras in tf.data's parallel pipeline. Turns alternate (ours, Keras, Keras, ours), each in a process of its own.

  --data FOLDER        patches in normal/ and tumor/, all of one size
  --networks LIST      default simplenet,inceptionv3
  --batch N            default 32
  --steps N            a turn, warm-up included; default 60
  --warm-up N          steps before the clock starts; default 15
  --rounds N           of four turns; default 2
  --patches N          of the folder; default 512
  --loss-size N        side of the centre that the loss covers; default 32
  --precision P        float32 (default) or bfloat16: our bfloat16 convolutions against Keras' mixed_bfloat16
  --augmentation A     same (default), or full: ours by its own default, with rotation, zoom, shift, colour and stain
  --recipe R           shipped (default): AdamW, a global norm to clip at, label smoothing and averaged weights on both
                       sides; method: Adam and cross-entropy, nothing else
  --cache              keep decoded patches on both sides; by default both decode each time
  --threads N          default: physical cores within the quota
  --json FILE          default bench-train.json
`;

const FLAGS = {
  help: { type: 'boolean', default: false },
  data: { type: 'string' },
  networks: { type: 'string', default: 'simplenet,inceptionv3' },
  batch: { type: 'string', default: '32' },
  steps: { type: 'string', default: '60' },
  'warm-up': { type: 'string', default: '15' },
  rounds: { type: 'string', default: '2' },
  patches: { type: 'string', default: '512' },
  'patch-size': { type: 'string', default: '96' },
  'loss-size': { type: 'string', default: '32' },
  precision: { type: 'string', default: 'float32' },
  augmentation: { type: 'string', default: 'same' },
  recipe: { type: 'string', default: 'shipped' },
  cache: { type: 'boolean', default: false },
  threads: { type: 'string', default: String(computeThreads()) },
  json: { type: 'string', default: 'bench-train.json' },
} as const;

/** Undefined when help was asked for. Throws for what makes no sense. */
export function readOptions(args: readonly string[]): TrainBenchOptions | undefined {
  const { values } = parseArgs({ args: [...args], options: FLAGS });
  if (values.help) return undefined;
  const options = {
    data: values.data ?? '',
    networks: values.networks.split(',').map(networkNamed),
    batchSize: Number(values.batch),
    steps: Number(values.steps),
    warmUpSteps: Number(values['warm-up']),
    rounds: Number(values.rounds),
    patches: Number(values.patches),
    patchSizePx: Number(values['patch-size']),
    lossSizePx: Number(values['loss-size']),
    precision: values.precision === 'bfloat16' ? ('bfloat16' as const) : ('float32' as const),
    augmentation: values.augmentation === 'full' ? ('full' as const) : ('same' as const),
    recipe: recipeNamed(values.recipe),
    cache: values.cache,
    threads: Number(values.threads),
    json: values.json,
  };
  if (options.data === '') throw new Error('--data names the folder of patches; see --help');
  if (options.warmUpSteps < 1 || options.steps <= options.warmUpSteps)
    throw new Error('--steps is more than --warm-up, and --warm-up at least 1');
  return options;
}

function networkNamed(name: string): TrainBenchPlan['network'] {
  if (name === 'simplenet' || name === 'inceptionv3') return name;
  throw new Error(`--networks knows simplenet and inceptionv3, not ${name}`);
}

function recipeNamed(name: string): TrainBenchPlan['recipe'] {
  if (name === 'shipped' || name === 'method') return name;
  throw new Error(`--recipe knows shipped and method, not ${name}`);
}
