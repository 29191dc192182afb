import { expect, it } from 'vitest';
import { SentinodeError, TrainResponse } from '@sentinode/client';
import { followEvents } from '../../../src/cli/train/follow-events.js';

const lost = (): SentinodeError => new SentinodeError({ code: 'UNAVAILABLE', message: 'lost', method: '' });

async function* streamOf(sequences: readonly number[], end?: Error, ended = false): AsyncGenerator<TrainResponse> {
  for (const sequence of sequences) {
    const event = ended && sequence === sequences.at(-1) ? ({ $case: 'ended', value: {} } as const) : undefined;
    yield TrainResponse.fromPartial({ sequence, runId: 'R', ...(event && { event }) });
  }
  if (end !== undefined) throw end;
}

interface Followed {
  readonly sequences: readonly number[];
  readonly reopened: readonly number[];
  readonly notes: readonly string[];
  readonly error: unknown;
}

/** Follows a first stream, then the others as it is opened again; the last one for ever after. */
async function follow(
  first: AsyncIterable<TrainResponse>,
  others: readonly (() => AsyncIterable<TrainResponse>)[],
): Promise<Followed> {
  const [sequences, reopened, notes]: [number[], number[], string[]] = [[], [], []];
  const events = followEvents({
    events: first,
    reopen: (_, after) => {
      reopened.push(after);
      return (others[Math.min(reopened.length, others.length) - 1] ?? (() => streamOf([])))();
    },
    signal: new AbortController().signal,
    note: (text) => notes.push(text),
    patienceMs: 60,
    retryIntervalMs: 1,
  });
  try {
    for await (const { sequence } of events) sequences.push(sequence);
    return { sequences, reopened, notes, error: undefined };
  } catch (error) {
    return { sequences, reopened, notes, error };
  }
}

it('goes on after the last event that came, and says so once', async () => {
  const found = await follow(streamOf([1, 2], lost()), [() => streamOf([], lost()), () => streamOf([3, 4])]);
  expect(found).toMatchObject({ sequences: [1, 2, 3, 4], reopened: [2, 2], error: undefined });
  expect(found.notes).toHaveLength(1);
});

it('gives up when its patience is over', async () => {
  const found = await follow(streamOf([1], lost()), [() => streamOf([], lost())]);
  expect(found.error).toMatchObject({ code: 'UNAVAILABLE' });
  expect(found.reopened.length).toBeGreaterThan(1);
});

it.each([
  ['an error of the run', streamOf([1], new SentinodeError({ code: 'FAILED_PRECONDITION', message: 'x', method: '' }))],
  ['a run that has ended', streamOf([1, 2], lost(), true)],
  ['a server that never answered', streamOf([], lost())],
])('%s is no reason to look again', async (_, stream) => {
  const found = await follow(stream, []);
  expect(found.error).toBeInstanceOf(SentinodeError);
  expect(found.reopened).toEqual([]);
});
