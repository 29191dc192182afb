// Every flag that stands for a key of the training file.
import { Option } from 'commander';
import { ARCHITECTURE_IDS } from '../../../domain/networks/architecture.js';
import { dataFlags } from './data-flags.js';
import { hyperparameterFlags } from './hyperparameter-flags.js';
import { keyFlag, nameOption, type TrainFlag } from './train-flag.js';

export interface FlagGroup {
  readonly title: string;
  readonly flags: readonly TrainFlag[];
}

/** In the order in which they are applied. `absolute`: relative paths are made absolute. */
export function trainFlagGroups(absolute: boolean): readonly FlagGroup[] {
  return [
    {
      title: 'Network:',
      flags: [
        keyFlag(nameOption('--architecture <network>', 'the network', ARCHITECTURE_IDS), 'architecture'),
        keyFlag(new Option('--name <name>', 'name of the new model; the network’s by default'), 'model_name'),
        keyFlag(
          new Option('--initial-model <name/version>', 'go on from this version instead of from scratch'),
          'initial_model',
        ),
      ],
    },
    { title: 'Data (paths are the server’s):', flags: dataFlags(absolute) },
    { title: 'How it is trained (the recipe’s own unless given):', flags: hyperparameterFlags() },
  ];
}

export function trainFlags(absolute: boolean): readonly TrainFlag[] {
  return trainFlagGroups(absolute).flatMap(({ flags }) => flags);
}
