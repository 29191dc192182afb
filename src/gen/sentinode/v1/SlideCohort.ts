// Original file: proto/sentinode/v1/training_data.proto

import type { TissueRule as _sentinode_v1_TissueRule, TissueRule__Output as _sentinode_v1_TissueRule__Output } from '../../sentinode/v1/TissueRule.js';

/**
 * Slides with their truth.
 */
export interface SlideCohort {
  /**
   * CSV with a header, or JSON Lines: `slide`, `truth`, `label`, `patient`, `mpp`. Paths in it are relative to its
   * folder. `truth` is a mask at any scale (PNG, TIFF), ASAP XML, CAMELYON JSON or QuPath GeoJSON (gzip too), told by
   * content; a slide without one must be labelled normal. `mpp` is for slides that state no pixel size.
   */
  'manifest'?: (string);
  /**
   * Names of annotation groups and classes that are tumour, beside `_0`, `_1`, `Tumor`, `metastases`.
   */
  'tumourNames'?: (string)[];
  /**
   * … that are not tumour, and cut out of it, beside `_2`, `Exclusion`, `normal`.
   */
  'normalNames'?: (string)[];
  /**
   * … from which nothing is to be learned, beside `Ignore*`, `Region*`.
   */
  'ignoredNames'?: (string)[];
  /**
   * Values of masks that are tumour, up to 255; none means all but 0.
   */
  'maskTumourValues'?: (number)[];
  /**
   * Least share of the label area that must be tumour, above 0 and at most 1; 0 means 1, the method's rule. What holds
   * less, but some, is used as neither class.
   */
  'minTumourShare'?: (number | string);
  /**
   * Leaves out the remedy for slides whose tumour holds no whole patch: patches of half the side, mirrored.
   */
  'noSmallTumourRemedy'?: (boolean);
  /**
   * How tissue, which alone gives patches, is told from glass; best the rule by which slides will be predicted.
   */
  'tissueRule'?: (_sentinode_v1_TissueRule);
}

/**
 * Slides with their truth.
 */
export interface SlideCohort__Output {
  /**
   * CSV with a header, or JSON Lines: `slide`, `truth`, `label`, `patient`, `mpp`. Paths in it are relative to its
   * folder. `truth` is a mask at any scale (PNG, TIFF), ASAP XML, CAMELYON JSON or QuPath GeoJSON (gzip too), told by
   * content; a slide without one must be labelled normal. `mpp` is for slides that state no pixel size.
   */
  'manifest': (string);
  /**
   * Names of annotation groups and classes that are tumour, beside `_0`, `_1`, `Tumor`, `metastases`.
   */
  'tumourNames': (string)[];
  /**
   * … that are not tumour, and cut out of it, beside `_2`, `Exclusion`, `normal`.
   */
  'normalNames': (string)[];
  /**
   * … from which nothing is to be learned, beside `Ignore*`, `Region*`.
   */
  'ignoredNames': (string)[];
  /**
   * Values of masks that are tumour, up to 255; none means all but 0.
   */
  'maskTumourValues': (number)[];
  /**
   * Least share of the label area that must be tumour, above 0 and at most 1; 0 means 1, the method's rule. What holds
   * less, but some, is used as neither class.
   */
  'minTumourShare': (number);
  /**
   * Leaves out the remedy for slides whose tumour holds no whole patch: patches of half the side, mirrored.
   */
  'noSmallTumourRemedy': (boolean);
  /**
   * How tissue, which alone gives patches, is told from glass; best the rule by which slides will be predicted.
   */
  'tissueRule': (_sentinode_v1_TissueRule__Output);
}
