// Original file: proto/sentinode/v1/model.proto

import type { PrecisionChange as _sentinode_v1_PrecisionChange, PrecisionChange__Output as _sentinode_v1_PrecisionChange__Output } from '../../sentinode/v1/PrecisionChange.js';
import type { Long } from '@grpc/proto-loader';

/**
 * A version that is served in another precision than float32.
 */
export interface ModelReduction {
  /**
   * The float32 version that it was made from, as `name/version`.
   */
  'from'?: (string);
  /**
   * SHA-256 of that version's weights, 32 bytes.
   */
  'fromWeightsDigest'?: (Buffer | Uint8Array | string);
  /**
   * Of int8: how many patches chose the range of each value; 0 for the others.
   */
  'calibrationPatches'?: (number | string | Long);
  /**
   * SHA-256 over their sorted (file, digest) list, 32 bytes; empty where there are none.
   */
  'calibrationDigest'?: (Buffer | Uint8Array | string);
  /**
   * What the precision changed, by data set.
   */
  'changes'?: (_sentinode_v1_PrecisionChange)[];
  /**
   * Processor milliseconds of a patch in float32, over all threads, where the version was made.
   */
  'float32CpuMsPerPatch'?: (number | string);
  /**
   * The same in this precision, measured in the same process on the same patches.
   */
  'reducedCpuMsPerPatch'?: (number | string);
  /**
   * Engine and device of that measurement.
   */
  'measuredOn'?: (string);
}

/**
 * A version that is served in another precision than float32.
 */
export interface ModelReduction__Output {
  /**
   * The float32 version that it was made from, as `name/version`.
   */
  'from': (string);
  /**
   * SHA-256 of that version's weights, 32 bytes.
   */
  'fromWeightsDigest': (Buffer);
  /**
   * Of int8: how many patches chose the range of each value; 0 for the others.
   */
  'calibrationPatches': (number);
  /**
   * SHA-256 over their sorted (file, digest) list, 32 bytes; empty where there are none.
   */
  'calibrationDigest': (Buffer);
  /**
   * What the precision changed, by data set.
   */
  'changes': (_sentinode_v1_PrecisionChange__Output)[];
  /**
   * Processor milliseconds of a patch in float32, over all threads, where the version was made.
   */
  'float32CpuMsPerPatch': (number);
  /**
   * The same in this precision, measured in the same process on the same patches.
   */
  'reducedCpuMsPerPatch': (number);
  /**
   * Engine and device of that measurement.
   */
  'measuredOn': (string);
}
