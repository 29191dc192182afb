import { SentinodeError, type SentinodeClient } from '@sentinode/client';
import type { SentPatch } from './patch-queue.js';
import type { ScoreFilesOptions } from './score-files-options.js';
import type { ScoredFile } from './scored-file.js';

/**
 * Scores patches of which at least one is refused: each refusal names its patches, and the rest is sent again.
 * Throws what is not about a patch.
 */
export async function scoreBatch(
  client: SentinodeClient,
  sent: readonly SentPatch[],
  { signal, ...how }: ScoreFilesOptions,
): Promise<readonly ScoredFile[]> {
  const outcomes = new Map<SentPatch, ScoredFile>();
  let left = sent;
  while (left.length > 0) {
    const request = { patches: left.map(({ patch }) => patch), ...how };
    try {
      const { scores } = await client.predictions.scorePatches(request, { signal, timeoutMs: 120_000 });
      left.forEach((entry, index) => {
        const score = scores[index];
        if (score !== undefined) outcomes.set(entry, { file: entry.file, score });
      });
      break;
    } catch (error) {
      const refused = refusedPatches(error, left);
      if (refused.length === 0) throw error;
      for (const entry of refused) outcomes.set(entry, { file: entry.file, error });
      left = left.filter((entry) => !outcomes.has(entry));
    }
  }
  return sent.flatMap((entry) => outcomes.get(entry) ?? []);
}

/** The patches that the refusal is about: those it names, or the only one there is. */
function refusedPatches(error: unknown, sent: readonly SentPatch[]): readonly SentPatch[] {
  if (!(error instanceof SentinodeError) || error.code !== 'INVALID_ARGUMENT') return [];
  const indices = error.fieldViolations.map(({ field }) => Number(/^patches\[(\d+)\]/.exec(field)?.[1] ?? NaN));
  const named = sent.filter((_, index) => indices.includes(index));
  return named.length === 0 && sent.length === 1 ? sent : named;
}
