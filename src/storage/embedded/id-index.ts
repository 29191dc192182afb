import { isUlid } from './page-token.js';

export interface IndexedRow {
  readonly tenant: string;
  readonly group: string;
}

/** Which rows there are, oldest first: a few dozen bytes a row, so that lists and look-ups touch no disk. */
export interface IdIndex {
  get(id: string): IndexedRow | undefined;
  set(id: string, row: IndexedRow): void;
  delete(id: string): void;
  /** Ids at this moment, oldest first. */
  ids(): readonly string[];
  /** Newest first, only ids below `beforeId`; empty means from the newest. */
  newestFirst(beforeId: string): Iterable<readonly [string, IndexedRow]>;
}

export function createIdIndex(): IdIndex {
  const rows = new Map<string, IndexedRow>();
  const ids: string[] = [];
  return {
    get: (id) => rows.get(id),
    set: (id, row) => {
      if (!isUlid(id)) throw new TypeError('a record id is not a ULID');
      if (!rows.has(id)) ids.splice(firstAtOrAfter(ids, id), 0, id);
      rows.set(id, row);
    },
    delete: (id) => {
      if (rows.delete(id)) ids.splice(firstAtOrAfter(ids, id), 1);
    },
    ids: () => [...ids],
    *newestFirst(beforeId) {
      const end = beforeId === '' ? ids.length : firstAtOrAfter(ids, beforeId);
      for (let index = end - 1; index >= 0; index -= 1) {
        const id = ids[index];
        const row = id === undefined ? undefined : rows.get(id);
        if (id !== undefined && row !== undefined) yield [id, row];
      }
    },
  };
}

function firstAtOrAfter(ascending: readonly string[], id: string): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
