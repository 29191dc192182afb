// Original file: proto/sentinode/v1/evaluation.proto


/**
 * Labelled patches on the server, of the models' patch size and scale.
 */
export interface EvaluatedPatches {
  /**
   * Folder with one folder a class, below one of the server's training roots.
   */
  'dir'?: (string);
  /**
   * Names of class folders that count as tumour; none means `tumor`, `tumour`. `normal` holds the others.
   */
  'tumourClasses'?: (string)[];
}

/**
 * Labelled patches on the server, of the models' patch size and scale.
 */
export interface EvaluatedPatches__Output {
  /**
   * Folder with one folder a class, below one of the server's training roots.
   */
  'dir': (string);
  /**
   * Names of class folders that count as tumour; none means `tumor`, `tumour`. `normal` holds the others.
   */
  'tumourClasses': (string)[];
}
