// Original file: proto/sentinode/v1/training_data.proto


/**
 * Patches in one folder a class.
 */
export interface ClassFolders {
  /**
   * Folder that holds the class folders.
   */
  'dir'?: (string);
  /**
   * Names of class folders that are tumour; none means `tumor`, `tumour`.
   */
  'tumourClasses'?: (string)[];
  /**
   * Names of class folders that are not; none means `normal`.
   */
  'normalClasses'?: (string)[];
}

/**
 * Patches in one folder a class.
 */
export interface ClassFolders__Output {
  /**
   * Folder that holds the class folders.
   */
  'dir': (string);
  /**
   * Names of class folders that are tumour; none means `tumor`, `tumour`.
   */
  'tumourClasses': (string)[];
  /**
   * Names of class folders that are not; none means `normal`.
   */
  'normalClasses': (string)[];
}
