// How a model's training and validation data were kept apart, as its manifest states it.
import type { Grouping } from '../split/split-unit.js';
import type { FieldReader } from './field-reader.js';

export interface DataSplit {
  readonly kind: SplitKind;
  /** `share`: that of training, 0…1. */
  readonly trainingShare?: number;
  /** `fold`: which part is validation, from 1 … */
  readonly fold?: number;
  /** … of how many. */
  readonly foldOf?: number;
  /** Decides who falls on which side; of no meaning where `separate`. */
  readonly seed: number;
  /** No such group stands on both sides; `patch`: slides may. */
  readonly groupedBy: Grouping;
  readonly training: SplitPart;
  /** Of the patches that are scored. */
  readonly validation: SplitPart;
}

const SPLIT_KINDS = ['share', 'fold', 'separate'] as const;
/** A share set aside at random, one of k folds, or data of its own. */
export type SplitKind = (typeof SPLIT_KINDS)[number];

export interface SplitPart {
  readonly tumour: number;
  readonly normal: number;
  /** 0 where the data names none. */
  readonly slides: number;
  readonly patients: number;
}

const GROUPINGS: readonly Grouping[] = ['patient', 'slide', 'patch'];

/** Throws MODEL_INVALID naming the field. */
export function parseDataSplit(fields: FieldReader): DataSplit {
  return {
    kind: fields.oneOf('kind', SPLIT_KINDS),
    ...fields.optional('trainingShare', (key) => fields.number(key)),
    ...fields.optional('fold', (key) => fields.integer(key, 1)),
    ...fields.optional('foldOf', (key) => fields.integer(key, 2)),
    seed: fields.integer('seed', 0),
    groupedBy: fields.oneOf('groupedBy', GROUPINGS),
    training: parsePart(fields.object('training')),
    validation: parsePart(fields.object('validation')),
  };
}

function parsePart(fields: FieldReader): SplitPart {
  return {
    tumour: fields.integer('tumour', 0),
    normal: fields.integer('normal', 0),
    slides: fields.integer('slides', 0),
    patients: fields.integer('patients', 0),
  };
}
