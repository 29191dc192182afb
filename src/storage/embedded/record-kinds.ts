// Which kinds of rows there are, and what a stored row must have to be one.
import type { Prediction } from '../../domain/predictions/prediction.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { TrainingRun } from '../../domain/training/training-run.js';
import type { Promotion } from '../../domain/uploads/promotion.js';
import type { Upload } from '../../domain/uploads/upload.js';

export interface Row {
  readonly id: string;
  readonly tenant: string;
}

export interface RecordFolder {
  readonly dir: string;
  /** Where unreadable rows go. */
  readonly quarantineDir: string;
}

export interface RecordKind<T extends Row> {
  /** Folder name, and the word for it in messages. */
  readonly name: string;
  /** Undefined when the text is no row of this kind. */
  parse(json: string): T | undefined;
  /** Rows can be listed by group; empty when the kind has none. */
  groupOf(record: T): string;
}

export const SLIDE_KIND = recordKind<Slide>('slides', ['displayName', 'files', 'facts', 'digest', 'createTimeMs']);
export const UPLOAD_KIND = recordKind<Upload>('uploads', ['spec', 'state', 'createTimeMs', 'expireTimeMs']);
export const PROMOTION_KIND = recordKind<Promotion>('promotions', ['upload', 'slide']);
export const PREDICTION_KIND = recordKind<Prediction>(
  'predictions',
  ['slideId', 'state', 'parameters', 'createTimeMs'],
  (prediction) => prediction.slideId,
);

export const TRAINING_RUN_KIND = recordKind<TrainingRun>(
  'training-runs',
  ['state', 'command', 'createTimeMs', 'attempts'],
  ({ command }) => command.modelName,
);

/** The files are our own, written whole: a look at the names of the fields tells damage from a row. */
function recordKind<T extends Row>(
  name: string,
  required: readonly (keyof T & string)[],
  groupOf: (record: T) => string = () => '',
): RecordKind<T> {
  const isRow = (value: unknown): value is T =>
    typeof value === 'object' &&
    value !== null &&
    ['id', 'tenant', ...required].every((field) => field in value) &&
    typeof (value as Row).id === 'string' &&
    typeof (value as Row).tenant === 'string';
  return {
    name,
    groupOf,
    parse: (json) => {
      const value = parsed(json);
      return isRow(value) ? value : undefined;
    },
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
