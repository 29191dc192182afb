import type { RecordStore } from '../../ports/record-store.js';

interface Row {
  readonly id: string;
  readonly tenant: string;
}

export interface CountedStore<T extends Row> {
  /** To be used in place of the store. */
  readonly store: RecordStore<T>;
  /** Rows by state; undefined while they are counted for the first time, which the first call begins. */
  counts(): ReadonlyMap<string, number> | undefined;
}

/** Reads every row once, when first asked, and then keeps up with what is written: a scrape never reads the disk. */
export function countStates<T extends Row>(store: RecordStore<T>, stateOf: (row: T) => string): CountedStore<T> {
  /** State by id; undefined for what was deleted while the rows were read. */
  let states: Map<string, string | undefined> | undefined;
  let isWhole = false;
  const count = async (known: Map<string, string | undefined>): Promise<void> => {
    // What was written meanwhile is newer than what is read.
    for await (const row of store.all()) if (!known.has(row.id)) known.set(row.id, stateOf(row));
    isWhole = true;
  };
  const begin = (): void => {
    states = new Map();
    // A row that cannot be read now is met by its own users; the next scrape counts anew.
    void count(states).catch(() => (states = undefined));
  };
  return {
    store: {
      ...store,
      put: async (row) => {
        await store.put(row);
        states?.set(row.id, stateOf(row));
      },
      delete: async (tenant, id) => {
        await store.delete(tenant, id);
        if (isWhole) states?.delete(id);
        else states?.set(id, undefined);
      },
    },
    counts: () => {
      if (states === undefined) begin();
      return isWhole && states !== undefined ? tally(states.values()) : undefined;
    },
  };
}

function tally(states: Iterable<string | undefined>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const state of states) if (state !== undefined) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
