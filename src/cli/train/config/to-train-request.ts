import type { TrainingClient } from '@sentinode/client';
import { parseTissueRule } from '../../inputs/parse-options.js';
import type { TrainConfig } from './train-schema.js';

/** What `Train` takes: fields that are left out mean the default. */
export type TrainRequestInput = Parameters<TrainingClient['train']>[0];
type DataInput = NonNullable<TrainRequestInput['data']>;
type SourceInput = NonNullable<DataInput['training']>;

/** `per_negative_slide` → `perNegativeSlide`: the wire's JSON names. */
type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;
type Camelised<T> = { [Key in keyof T as Camel<Key & string>]?: Exclude<T[Key], undefined> };

/** The file's keys are the proto's own, so that translating them is a matter of spelling. */
export function toTrainRequest(config: TrainConfig, requestId: string): TrainRequestInput {
  return {
    architecture: config.architecture,
    modelName: config.model_name ?? config.architecture,
    initialModel: config.initial_model ?? '',
    requestId,
    data: dataOf(config.data),
    hyperparameters: camelised(config.hyperparameters ?? {}),
  };
}

function dataOf({
  training,
  validation,
  spacing,
  split,
  sampling,
  augmentation,
  ...sizes
}: TrainConfig['data']): DataInput {
  return {
    ...camelised(sizes),
    training: sourceOf(training),
    ...(validation && { validation: sourceOf(validation) }),
    spacing: camelised(spacing),
    ...(split && { split: camelised(split) }),
    ...(sampling && { sampling: camelised(sampling) }),
    ...(augmentation && { augmentation: camelised(augmentation) }),
  };
}

/** The schema lets exactly one kind pass. */
function sourceOf({ slides, patches, folders }: TrainConfig['data']['training']): SourceInput {
  if (slides !== undefined) {
    const { tissue_rule: rule, ...same } = slides;
    const tissueRule = rule === undefined ? {} : { tissueRule: parseTissueRule(rule) };
    return { kind: { $case: 'slides', value: { ...camelised(same), ...tissueRule } } };
  }
  if (patches !== undefined) return { kind: { $case: 'patches', value: camelised(patches) } };
  return { kind: { $case: 'folders', value: camelised(folders ?? {}) } };
}

function camelised<T extends object>(message: T): Camelised<T> {
  const entries = Object.entries(message).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [[key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value as unknown]],
  );
  return Object.fromEntries(entries) as Camelised<T>;
}
