// Keys that have a meaning only beside others: one that would change nothing is a misunderstanding.
import { SOURCE_KINDS } from './data-schema.js';
import type { Problem } from './problem.js';
import { isMapping, valueAt, type RawConfig } from './raw-value.js';

/** Each speaks of what is there alone; what is missing or of another type is the schema's to tell. */
export function inconsistencies(raw: RawConfig): readonly Problem[] {
  const get = (path: string): unknown => valueAt(raw, path.split('.'));
  return [...sourceProblems(get), ...splitProblems(get), ...sizeProblems(get), ...idleKeys(get)];
}

type Get = (path: string) => unknown;

function problem(path: string, text: string, ofKey = true): Problem {
  return { path: path.split('.'), ofKey, text };
}

function sourceProblems(get: Get): readonly Problem[] {
  return ['data.training', 'data.validation'].flatMap((path) => {
    const source = get(path);
    if (!isMapping(source)) return [];
    const kinds = SOURCE_KINDS.filter((kind) => source[kind] !== undefined);
    if (kinds.length === 1) return [];
    const found = kinds.length === 0 ? 'none' : kinds.join(' and ');
    return [problem(path, `must hold exactly one of ${SOURCE_KINDS.join(', ')}, not ${found}`)];
  });
}

const SPLITTING = ['training_share', 'fold_of', 'fold', 'group_by'] as const;

function splitProblems(get: Get): readonly Problem[] {
  const [share, foldOf, fold] = SPLITTING.map((key) => get(`data.split.${key}`));
  if (get('data.validation') !== undefined) {
    return SPLITTING.filter((key) => get(`data.split.${key}`) !== undefined).map((key) =>
      problem(`data.split.${key}`, 'changes nothing: data.validation is given, so nothing is split off'),
    );
  }
  return [
    ...(share !== undefined && foldOf !== undefined
      ? [problem('data.split.training_share', 'stands beside fold_of: the parts say the share')]
      : []),
    ...(fold !== undefined && foldOf === undefined
      ? [problem('data.split.fold', 'needs fold_of, the number of parts')]
      : []),
    ...(foldOf !== undefined && fold === undefined
      ? [problem('data.split.fold_of', 'needs fold: which part, from 1, is validation')]
      : []),
    ...(Number(fold) > Number(foldOf)
      ? [problem('data.split.fold', `must be at most fold_of, ${String(foldOf)}, not ${String(fold)}`, false)]
      : []),
  ];
}

function sizeProblems(get: Get): readonly Problem[] {
  const patchSizePx = get('data.patch_size_px');
  if (typeof patchSizePx !== 'number') return [];
  return ['data.label_size_px', 'hyperparameters.loss_size_px'].flatMap((path) =>
    Number(get(path)) > patchSizePx
      ? [problem(path, `must be at most data.patch_size_px, ${patchSizePx}, not ${String(get(path))}`, false)]
      : [],
  );
}

/** Keys that only some value of another key gives a meaning to. */
const NEEDS: readonly {
  readonly keys: readonly string[];
  readonly met: (get: Get) => boolean;
  readonly text: string;
}[] = [
  {
    keys: ['hyperparameters.momentum'],
    met: (get) => get('hyperparameters.optimizer') === 'sgd',
    text: 'is of `optimizer: sgd` alone',
  },
  {
    keys: ['hyperparameters.tumour_weight'],
    met: (get) => ['weighted', 'focal'].includes(String(get('hyperparameters.loss'))),
    text: 'is of `loss: weighted` and `loss: focal` alone',
  },
  {
    keys: ['hyperparameters.focal_gamma'],
    met: (get) => get('hyperparameters.loss') === 'focal',
    text: 'is of `loss: focal` alone',
  },
  {
    keys: ['hyperparameters.warm_up_share'],
    met: (get) => (get('hyperparameters.schedule') ?? ownSchedule(get)) === 'one-cycle',
    text: 'is of `schedule: one-cycle` alone',
  },
  {
    keys: ['hyperparameters.down_para'],
    met: (get) => get('architecture') === 'inceptionv3',
    text: 'is of `architecture: inceptionv3` alone',
  },
  {
    keys: ['data.sampling.hard_negative_candidates', 'data.sampling.hard_negatives_added'],
    met: (get) => get('data.sampling.hard_negative_every_epochs') !== undefined,
    text: 'needs hard_negative_every_epochs, without which there are no rounds',
  },
];

function ownSchedule(get: Get): string {
  return get('hyperparameters.recipe') === 'method' ? 'plateau' : 'one-cycle';
}

function idleKeys(get: Get): readonly Problem[] {
  return NEEDS.flatMap(({ keys, met, text }) =>
    met(get) ? [] : keys.filter((key) => get(key) !== undefined).map((key) => problem(key, text)),
  );
}
