import { DOWN_PARAS, type Hyperparameters } from '../../domain/training/hyperparameters.js';
import { requireThat, requireWhole } from './require-field.js';

type NumberField = {
  readonly [Name in keyof Hyperparameters]: Hyperparameters[Name] extends number ? Name : never;
}[keyof Hyperparameters];

/** Largest values; zero means the recipe's default, so every range begins there. */
const WHOLE: Readonly<Partial<Record<NumberField, number>>> = {
  epochs: 1_000,
  batchSize: 1_024,
  lossSizePx: 4_096,
  earlyStopEpochs: 1_000,
  patchesPerEpoch: 2 ** 32 - 1,
  seed: Number.MAX_SAFE_INTEGER,
};
const AT_MOST: Readonly<Partial<Record<NumberField, number>>> = {
  learningRate: 1,
  weightDecay: 1,
  labelSmoothing: 0.5,
  clipNorm: 1e9,
  tumourWeight: 1_000,
  focalGamma: 10,
};
/** Shares that are less than the whole. */
const BELOW_ONE: readonly NumberField[] = ['momentum', 'warmUpShare', 'averageDecay'];

/** Throws INVALID_FIELD naming the field. */
export function checkHyperparameters(given: Hyperparameters): void {
  for (const [name, max] of entriesOf(WHOLE)) requireWhole(given[name], max, pathOf(name));
  for (const [name, max] of entriesOf(AT_MOST)) {
    requireThat(given[name] >= 0 && given[name] <= max, pathOf(name), `must be from 0 to ${max}`);
  }
  for (const name of BELOW_ONE) {
    requireThat(given[name] >= 0 && given[name] < 1, pathOf(name), 'must be from 0 to below 1');
  }
  requireThat(given.batchSize !== 1, pathOf('batchSize'), 'must be at least 2: batch norm needs two patches');
  const downParas: readonly number[] = [0, ...DOWN_PARAS];
  requireThat(downParas.includes(given.downPara), pathOf('downPara'), `must be one of ${DOWN_PARAS.join(', ')}`);
}

function entriesOf(ranges: Readonly<Partial<Record<NumberField, number>>>): readonly [NumberField, number][] {
  return Object.entries(ranges) as [NumberField, number][];
}

/** As the field stands in the proto. */
function pathOf(name: NumberField): string {
  return `hyperparameters.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}
