import type { SlideScoreBatch, SlideScoreEvent } from '../../ports/compute-host.js';
import type { Supervisor } from '../supervisor.js';
import type { ChildLink } from './child-link.js';
import { ChildLostError } from './child-lost-error.js';
import { engineCrashed } from './with-one-retry.js';

/** Scores a slide on `link` without what `scored` holds, in the order in which it was scored. */
export type ScoreFrom = (link: ChildLink, scored: readonly SlideScoreBatch[]) => AsyncIterable<SlideScoreEvent>;

/**
 * Scores a slide; when the child dies, goes on in the next one after the scores already given, once; then
 * ENGINE_CRASHED. The consumer sees one run: each phase and the tissue once. The seconds of `done` are of the
 * child that finished.
 */
export async function* resumeOnce(
  supervisor: Supervisor,
  score: ScoreFrom,
  signal: AbortSignal | undefined,
): AsyncGenerator<SlideScoreEvent, void, undefined> {
  const seen: Seen = { scored: [], others: new Set<string>() };
  const link = await supervisor.link(signal);
  try {
    yield* unseen(score(link, []), seen);
    return;
  } catch (error) {
    if (!(error instanceof ChildLostError)) throw error;
  }
  const next = await supervisor.link(signal);
  try {
    yield* unseen(score(next, seen.scored), seen);
  } catch (error) {
    throw error instanceof ChildLostError ? engineCrashed(error) : error;
  }
}

interface Seen {
  /** 16 bytes a patch and two models: a few MiB of the largest slides. */
  readonly scored: SlideScoreBatch[];
  readonly others: Set<string>;
}

async function* unseen(
  events: AsyncIterable<SlideScoreEvent>,
  seen: Seen,
): AsyncGenerator<SlideScoreEvent, void, undefined> {
  for await (const event of events) {
    if (event.kind === 'scores') {
      seen.scored.push(event.batch);
      yield event;
      continue;
    }
    const name = event.kind === 'phase' ? `phase ${event.phase}` : event.kind;
    if (seen.others.has(name)) continue;
    seen.others.add(name);
    yield event;
  }
}
