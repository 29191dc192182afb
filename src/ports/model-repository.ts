// Model folders on disk: what is there, not what is served.
import type { ModelManifest } from '../domain/models/model-manifest.js';

/** A folder `<name>/<version>` with a manifest that can be read. */
export interface ModelFolder {
  readonly name: string;
  readonly version: number;
  readonly dir: string;
  readonly manifest: ModelManifest;
  /** The manifest as it stands on disk. */
  readonly manifestJson: string;
}

/** A folder that looks like a model version but cannot be read as one. */
export interface BrokenModelFolder {
  readonly name: string;
  readonly version: number;
  readonly problem: string;
}

/** A version that was put into service for good. */
export interface PromotedVersion {
  readonly version: number;
  /** Served before, the latest first; bounded. */
  readonly previous: readonly number[];
}

/** By model name; the ensemble's is ENSEMBLE_NAME. */
export type PromotedVersions = Readonly<Record<string, PromotedVersion>>;

/** A version's card as it lies beside its manifest. */
export interface ModelCard {
  /** Refers to the plots by their file names. */
  readonly markdown: string;
  /** SVG text; `file` is relative to the card. */
  readonly plots: readonly { readonly file: string; readonly svg: string }[];
}

export interface ModelRepository {
  /** By name, newest version first; reads the disk each time, so that a new version is found without a restart. */
  list(): Promise<{ readonly folders: readonly ModelFolder[]; readonly broken: readonly BrokenModelFolder[] }>;
  /** Throws MODEL_NOT_FOUND, or MODEL_INVALID for a folder that cannot be read. Absent version: the newest. */
  get(name: string, version?: number): Promise<ModelFolder>;
  /**
   * Throws MODEL_CARD_NOT_FOUND where the manifest names none, MODEL_INVALID for files that cannot be read or are too
   * large.
   */
  card(folder: ModelFolder): Promise<ModelCard>;
  /** What was promoted; empty before the first time. Throws MODEL_INVALID for a file that cannot be read. */
  promoted(): Promise<PromotedVersions>;
  /** Replaces it in one durable step. */
  savePromoted(versions: PromotedVersions): Promise<void>;
  /** The version that a new model of this name gets. */
  nextVersion(name: string): Promise<number>;
  /** Makes a finished folder the version `name/version` in one atomic, durable step. */
  register(stagedDir: string, name: string, version: number): Promise<ModelFolder>;
  /**
   * A folder on the same file system as the registered models, for a run to write its result into. What a stopped
   * run of the same id left there is kept, so that it can go on.
   */
  createStagingDir(runId: string): Promise<string>;
  /** Runs that have a folder. */
  listStagingDirs(): Promise<readonly string[]>;
  /** Drops a run's folder, with what is left in it. */
  deleteStagingDir(runId: string): Promise<void>;
}
