import { describe, expect, it } from 'vitest';
import { countStates, type CountedStore } from '../../../src/app/metrics/count-states.js';
import { createDeferred } from '../../../src/domain/async/deferred.js';
import type { RecordStore } from '../../../src/ports/record-store.js';

interface Row {
  readonly id: string;
  readonly tenant: string;
  readonly state: string;
}

const row = (id: string, state: string): Row => ({ id, tenant: 'local', state });

/** Rows in memory; reading all of them waits for `mayRead` after the first. */
function counted(
  rows: readonly Row[],
  mayRead: Promise<unknown> = Promise.resolve(),
): CountedStore<Row> & { reads(): number } {
  const stored = new Map(rows.map((one) => [one.id, one]));
  let reads = 0;
  const store: RecordStore<Row> = {
    put: async (one) => void stored.set(one.id, one),
    get: async (_, id) => stored.get(id),
    list: async () => ({ items: [], nextPageToken: '' }),
    delete: async (_, id) => void stored.delete(id),
    async *all() {
      for (const one of [...stored.values()]) {
        reads += 1;
        yield one;
        await mayRead;
      }
    },
  };
  return { ...countStates(store, ({ state }) => state), reads: () => reads };
}

const plain = (counts: ReadonlyMap<string, number> | undefined): object | undefined =>
  counts && Object.fromEntries(counts);

describe('counting rows by state', () => {
  it('reads nothing before it is asked, and then once', async () => {
    const { counts, reads } = counted([row('a', 'queued'), row('b', 'queued'), row('c', 'failed')]);
    expect(reads()).toBe(0);
    expect(counts()).toBeUndefined();
    await expect.poll(() => plain(counts())).toEqual({ queued: 2, failed: 1 });
    expect(reads()).toBe(3);
  });

  it('keeps up with what is written', async () => {
    const { counts, store } = counted([row('a', 'queued')]);
    counts();
    await expect.poll(() => plain(counts())).toEqual({ queued: 1 });
    await store.put(row('a', 'running'));
    await store.put(row('b', 'queued'));
    expect(plain(counts())).toEqual({ running: 1, queued: 1 });
    await store.delete('local', 'a');
    expect(plain(counts())).toEqual({ queued: 1 });
  });

  it('is right of rows that change while they are read', async () => {
    const gate = createDeferred<undefined>();
    const { counts, store } = counted([row('a', 'queued'), row('b', 'queued'), row('c', 'queued')], gate.promise);
    counts();
    await store.put(row('b', 'succeeded'));
    await store.delete('local', 'c');
    gate.resolve(undefined);
    await expect.poll(() => plain(counts())).toEqual({ queued: 1, succeeded: 1 });
  });
});
