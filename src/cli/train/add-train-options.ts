import type { Command, Option } from 'commander';
import { trainFlagGroups } from './flags/train-flags.js';

/** What `train` takes beside the keys of the training file. */
export interface TrainOptions extends Readonly<Record<string, unknown>> {
  readonly check?: boolean;
  readonly schema?: boolean;
  readonly trainingRoot?: readonly string[];
  readonly logDir?: string;
}

export const LOG_DIR_OPTION = [
  '--log-dir <folder>',
  'write steps.csv, epochs.csv and a TensorBoard event file there; taken up again with a resumed run',
] as const;

const TRAINING_ROOT_OPTION = [
  '--training-root <folders...>',
  'folders that a server started here may read, beside those of the data',
] as const;

export function addTrainOptions(command: Command): Command {
  command
    .argument('[config]', 'training file (YAML); flags win over it')
    .option('--check', 'only check file and flags, without a server')
    .option('--schema', 'print the JSON Schema of the training file, for editors')
    .option(...LOG_DIR_OPTION)
    .option(...TRAINING_ROOT_OPTION);
  for (const { title, flags } of trainFlagGroups(false)) {
    for (const { option } of flags) command.addOption(inGroup(option, title));
  }
  return command.addHelpText('after', TRAIN_HELP);
}

function inGroup(option: Option, title: string): Option {
  return option.helpGroup(title);
}

const TRAIN_HELP = `
Paths are the server's. Of a server on this machine (one that is started for the call, or --server on the loopback),
relative ones are relative to the training file, in flags to the working directory. Any other server gets them as they
stand and looks for relative ones below its own training roots.

Ctrl-C stops the run at a checkpoint, a second one leaves without waiting; a lost connection leaves the run going.

Examples:
  sentinode train examples/train/try.yaml                 four patches, two steps: does it work here?
  sentinode train --check mine.yaml                       every mistake, with its line
  sentinode train mine.yaml --epochs 5 --seed 2           flags win over the file
  sentinode train --architecture simplenet --train patches/ --mpp 0.972 --label-size 32
  sentinode train --architecture inceptionv3 --cohort slides.csv --mpp 0.25 --split k-fold:1/5 --augmentation method`;
