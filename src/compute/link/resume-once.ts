import type { SlideScoreEvent } from '../../ports/compute-host.js';
import type { Supervisor } from '../supervisor.js';
import type { ChildLink } from './child-link.js';
import { ChildLostError } from './child-lost-error.js';
import { engineCrashed } from './with-one-retry.js';

/** Scores a slide on `link` from patch `skip` on. */
export type ScoreFrom = (link: ChildLink, skip: number) => AsyncIterable<SlideScoreEvent>;

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
  const seen = { patches: 0, others: new Set<string>() };
  const link = await supervisor.link(signal);
  try {
    yield* unseen(score(link, 0), seen);
    return;
  } catch (error) {
    if (!(error instanceof ChildLostError)) throw error;
  }
  const next = await supervisor.link(signal);
  try {
    yield* unseen(score(next, seen.patches), seen);
  } catch (error) {
    throw error instanceof ChildLostError ? engineCrashed(error) : error;
  }
}

async function* unseen(
  events: AsyncIterable<SlideScoreEvent>,
  seen: { patches: number; readonly others: Set<string> },
): AsyncGenerator<SlideScoreEvent, void, undefined> {
  for await (const event of events) {
    if (event.kind === 'scores') {
      seen.patches += event.batch.columns.length;
      yield event;
      continue;
    }
    const name = event.kind === 'phase' ? `phase ${event.phase}` : event.kind;
    if (seen.others.has(name)) continue;
    seen.others.add(name);
    yield event;
  }
}
