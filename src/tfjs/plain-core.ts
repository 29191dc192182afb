import * as tf from '@tensorflow/tfjs-core';
import type { Tf } from './tf-namespace.js';

/** The tfjs-core that pure JavaScript backends of this install (wasm) register themselves with. */
export function plainCore(): Tf {
  return tf;
}
