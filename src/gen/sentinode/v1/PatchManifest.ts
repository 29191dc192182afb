// Original file: proto/sentinode/v1/training_data.proto


/**
 * Patches listed in a file.
 */
export interface PatchManifest {
  /**
   * CSV with a header, or JSON Lines: `file`, `label`, and if known `slide` and `patient`. Paths in it are relative to
   * its folder.
   */
  'manifest'?: (string);
  /**
   * Labels that are tumour, beside `tumor`, `tumour`, `positive`, `1`, `true` and their like.
   */
  'tumourLabels'?: (string)[];
  /**
   * Labels that are not.
   */
  'normalLabels'?: (string)[];
}

/**
 * Patches listed in a file.
 */
export interface PatchManifest__Output {
  /**
   * CSV with a header, or JSON Lines: `file`, `label`, and if known `slide` and `patient`. Paths in it are relative to
   * its folder.
   */
  'manifest': (string);
  /**
   * Labels that are tumour, beside `tumor`, `tumour`, `positive`, `1`, `true` and their like.
   */
  'tumourLabels': (string)[];
  /**
   * Labels that are not.
   */
  'normalLabels': (string)[];
}
