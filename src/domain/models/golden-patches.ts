import { fieldsOf } from './field-reader.js';
import { SHA256_HEX } from '../text/sha256-hex.js';

/** Patches with the scores that the trained weights gave; replayed whenever a model loads. */
export interface GoldenPatches {
  /** Largest accepted distance between a replayed and an expected score. */
  readonly tolerance: number;
  readonly patches: readonly GoldenPatch[];
}

export interface GoldenPatch {
  /** PNG relative to the golden file, of the manifest's patch size. */
  readonly file: string;
  /** 64 lower-case hex digits. */
  readonly sha256: string;
  readonly label: 'tumour' | 'normal';
  /** Maximum tumour probability over the centre window. */
  readonly centreMax: number;
  /** Score by the manifest's aggregation. */
  readonly score: number;
}

/** Reads and checks a parsed golden file; throws MODEL_INVALID naming the field. */
export function parseGoldenPatches(value: unknown): GoldenPatches {
  const root = fieldsOf(value, 'golden');
  return {
    tolerance: root.positive('tolerance'),
    patches: root.list('patches').map((fields) => ({
      file: fields.matching('file', /^golden\/[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/),
      sha256: fields.matching('sha256', SHA256_HEX),
      label: fields.matching('label', /^(tumour|normal)$/) === 'tumour' ? 'tumour' : 'normal',
      centreMax: fields.number('centreMax'),
      score: fields.number('score'),
    })),
  };
}
