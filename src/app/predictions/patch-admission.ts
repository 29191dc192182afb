// How many patches of all unary calls wait or are scored at the same time, whichever API they came by.
import { rawPatchBytes } from '../../domain/predictions/check-patch.js';
import type { PatchContent } from '../../domain/predictions/patch.js';
import { createAdmission, type Admission } from '../admission.js';

/** With maps an answer of this many patches has 38 MB at 96 px; a stream has no such end. */
export const MAX_PATCHES = 512;
/** Patches of all calls together that wait or are scored: a minute of work on two cores. */
const MAX_PATCHES_AT_ONCE = 2_048;
/** A larger patch counts as several, so that those of all calls have 57 MB together: raw, 96 px. */
const BYTES_PER_UNIT = rawPatchBytes(96);
export const PATCHES_RETRY_AFTER_MS = 1_000;

export function createPatchAdmission(): Admission {
  return createAdmission({ what: 'patches', limit: MAX_PATCHES_AT_ONCE, retryAfterMs: PATCHES_RETRY_AFTER_MS });
}

/** What the patches of one call count. */
export function unitsOf(patches: readonly PatchContent[]): number {
  const bytes = patches.reduce((sum, { data }) => sum + data.length, 0);
  return Math.max(patches.length, Math.ceil(bytes / BYTES_PER_UNIT));
}
