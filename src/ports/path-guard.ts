// Paths that callers name on the server's disk.

export interface PathGuard {
  /**
   * The real path of a folder below one of the configured roots, links followed; undefined for everything else,
   * so that a caller cannot tell what lies outside from what does not exist.
   */
  realFolder(path: string): Promise<string | undefined>;
  /** The same of a file. */
  realFile(path: string): Promise<string | undefined>;
  /** The roots that exist, links followed. */
  realRoots(): Promise<readonly string[]>;
  /** False when no root is configured: then nothing is allowed. */
  readonly hasRoots: boolean;
}
