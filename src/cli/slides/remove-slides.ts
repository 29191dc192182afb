import { SentinodeError, type SentinodeClient } from '@sentinode/client';
import type { CliContext } from '../context.js';
import { describeError } from '../errors/describe-error.js';

/** A batch, or a short restart: somebody waits for the command to end. */
const REMOVE_PATIENCE_MS = 10_000;

/**
 * Takes slides away that were uploaded for the call, also after Ctrl-C. Never throws: the result is what the caller
 * asked for. But slides are patient data: those that stay are told, with what removes them.
 */
export async function removeSlides(
  client: SentinodeClient,
  slideIds: readonly string[],
  { output }: Pick<CliContext, 'output'>,
): Promise<void> {
  const remaining: string[] = [];
  let failure: unknown;
  for (const [index, slideId] of slideIds.entries()) {
    try {
      // One failure has used the patience up for all.
      await client.deleteSlide(slideId, { patienceMs: failure === undefined ? REMOVE_PATIENCE_MS : 0 });
    } catch (error) {
      failure = error;
      remaining.push(slideId);
      if (!isGone(error)) continue;
      remaining.push(...slideIds.slice(index + 1));
      break;
    }
  }
  if (remaining.length > 0) output.note(remark(remaining, describeError(failure).record.message));
}

/** Nobody answers: a try for each of thousands of slides would take hours. */
function isGone(error: unknown): boolean {
  return error instanceof SentinodeError && (error.code === 'UNAVAILABLE' || error.code === 'DEADLINE_EXCEEDED');
}

function remark(slideIds: readonly string[], message: string): string {
  const subject = slideIds.length === 1 ? 'slide' : `${slideIds.length} slides`;
  const verb = slideIds.length === 1 ? 'stays' : 'stay';
  const them = slideIds.length === 1 ? 'it' : 'them';
  const ids = slideIds.join(' ');
  return `warning: ${subject} ${ids} ${verb} on the server (${message}); remove ${them} with: sentinode slides delete ${ids}`;
}
