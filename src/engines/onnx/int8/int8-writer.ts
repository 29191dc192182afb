import type { NetworkSpec } from '../../../domain/networks/network-spec.js';
import type { ValueRange } from '../../../domain/quantisation/affine.js';
import type { Writer } from '../write-node.js';
import type { ValueForms } from './value-forms.js';

/** What the writers of int8 nodes share. */
export interface Int8Writer extends Writer {
  readonly spec: NetworkSpec;
  readonly forms: ValueForms;
  /** Throws MODEL_INVALID for a value without one. */
  readonly rangeOf: (name: string) => ValueRange;
}
