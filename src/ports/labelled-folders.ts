// Labelled patches on the server's disk: a folder for each class.

export interface LabelledFile {
  /** Absolute. */
  readonly path: string;
  /** Below the folder, with `/`, for messages. */
  readonly name: string;
  readonly tumour: boolean;
}

export interface LabelledFolders {
  /**
   * Images in the class folders of `dir`, by name; stops above `limit`. Throws TRAINING_DATA_INVALID for a folder that
   * cannot be read.
   */
  list(dir: string, tumourClasses: readonly string[], limit: number): Promise<readonly LabelledFile[]>;
  /** The file's bytes; undefined when it is larger than `maxBytes` or cannot be read. */
  read(file: LabelledFile, maxBytes: number): Promise<Uint8Array | undefined>;
}
