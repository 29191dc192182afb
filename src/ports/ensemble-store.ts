// Frozen ensembles: the one that ships with the program, and those fitted on this server.
import type { EnsembleManifest, FittedEnsemble } from '../domain/ensemble/ensemble-manifest.js';

export interface EnsembleFile {
  readonly manifest: EnsembleManifest;
  /** The manifest as it stands on disk. */
  readonly manifestJson: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly digest: string;
}

export interface BrokenEnsemble {
  readonly version: number;
  readonly problem: string;
}

/** Reads the disk each time. Throws ENSEMBLE_INVALID for a file that is missing or cannot be read. */
export interface EnsembleStore {
  /** What is served until another one is promoted. */
  shipped(): Promise<EnsembleFile>;
  /** Throws MODEL_NOT_FOUND. Absent version: the newest. */
  get(version?: number): Promise<EnsembleFile>;
  /** Newest first. */
  list(): Promise<{ readonly ensembles: readonly EnsembleFile[]; readonly broken: readonly BrokenEnsemble[] }>;
  /** The version that a new one gets. */
  nextVersion(): Promise<number>;
  /**
   * Writes a new version in one atomic, durable step, never over one that is there. Throws STORAGE_FULL, and
   * ENSEMBLE_INVALID for what could not be read again.
   */
  register(ensemble: FittedEnsemble, version: number): Promise<EnsembleFile>;
  /** Removes what a crash left half-written. Not while one is being registered. */
  dropUnfinished(): Promise<void>;
}
