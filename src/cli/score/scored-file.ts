import type { PatchScore } from '@sentinode/client';

/** What became of one file. */
export type ScoredFile =
  { readonly file: string; readonly score: PatchScore } | { readonly file: string; readonly error: unknown };
