// Original file: proto/sentinode/v1/training_data.proto

import type { SlideCohort as _sentinode_v1_SlideCohort, SlideCohort__Output as _sentinode_v1_SlideCohort__Output } from '../../sentinode/v1/SlideCohort.js';
import type { PatchManifest as _sentinode_v1_PatchManifest, PatchManifest__Output as _sentinode_v1_PatchManifest__Output } from '../../sentinode/v1/PatchManifest.js';
import type { ClassFolders as _sentinode_v1_ClassFolders, ClassFolders__Output as _sentinode_v1_ClassFolders__Output } from '../../sentinode/v1/ClassFolders.js';

/**
 * Where patches come from.
 */
export interface DataSource {
  /**
   * Slides with their truth.
   */
  'slides'?: (_sentinode_v1_SlideCohort | null);
  /**
   * Patches listed in a file.
   */
  'patches'?: (_sentinode_v1_PatchManifest | null);
  /**
   * Patches in one folder a class.
   */
  'folders'?: (_sentinode_v1_ClassFolders | null);
  /**
   * One of them.
   */
  'kind'?: "slides"|"patches"|"folders";
}

/**
 * Where patches come from.
 */
export interface DataSource__Output {
  /**
   * Slides with their truth.
   */
  'slides'?: (_sentinode_v1_SlideCohort__Output | null);
  /**
   * Patches listed in a file.
   */
  'patches'?: (_sentinode_v1_PatchManifest__Output | null);
  /**
   * Patches in one folder a class.
   */
  'folders'?: (_sentinode_v1_ClassFolders__Output | null);
  /**
   * One of them.
   */
  'kind'?: "slides"|"patches"|"folders";
}
