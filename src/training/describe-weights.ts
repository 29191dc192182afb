import { createHash } from 'node:crypto';
import type { ModelFile } from '../domain/models/model-manifest.js';
import { WEIGHTS_FILE } from './model-files.js';

/** A version's weights as its manifest states them. */
export function describeWeights(content: Uint8Array): ModelFile {
  return {
    file: WEIGHTS_FILE,
    sha256: createHash('sha256').update(content).digest('hex'),
    sizeBytes: content.length,
  };
}
