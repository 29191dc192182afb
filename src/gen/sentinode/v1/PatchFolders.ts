// Original file: proto/sentinode/v1/training.proto

import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from '../../sentinode/v1/Spacing.js';

/**
 * Folders of labelled patches on the server.
 */
export interface PatchFolders {
  /**
   * Folder with one folder a class, below one of the server's training roots.
   */
  'trainingDir'?: (string);
  /**
   * The same for validation; empty means a stratified 8:2 split of `training_dir`.
   */
  'validationDir'?: (string);
  /**
   * Names of class folders that count as tumour; none means `tumor`, `tumour`.
   */
  'tumourClasses'?: (string)[];
  /**
   * Scale of the patches.
   */
  'spacing'?: (_sentinode_v1_Spacing | null);
  /**
   * Side in pixels of the centre that the label speaks of; 0 means the whole patch.
   */
  'labelSizePx'?: (number);
}

/**
 * Folders of labelled patches on the server.
 */
export interface PatchFolders__Output {
  /**
   * Folder with one folder a class, below one of the server's training roots.
   */
  'trainingDir': (string);
  /**
   * The same for validation; empty means a stratified 8:2 split of `training_dir`.
   */
  'validationDir': (string);
  /**
   * Names of class folders that count as tumour; none means `tumor`, `tumour`.
   */
  'tumourClasses': (string)[];
  /**
   * Scale of the patches.
   */
  'spacing': (_sentinode_v1_Spacing__Output | null);
  /**
   * Side in pixels of the centre that the label speaks of; 0 means the whole patch.
   */
  'labelSizePx': (number);
}
