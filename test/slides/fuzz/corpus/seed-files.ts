/** A seed's files by name, the one to open first. */
export type FileContents = ReadonlyMap<string, Uint8Array>;

/** By the seed's name. */
export type SeedFiles = ReadonlyMap<string, FileContents>;
