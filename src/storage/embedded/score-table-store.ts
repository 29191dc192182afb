import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScoreTableStore } from '../../ports/record-store.js';
import { removeFileDurably, writeFileDurably } from './durable-file.js';
import { isUlid } from './page-token.js';
import { decodeScoreTable, encodeScoreTable } from './score-table-file.js';
import { errorCode, guarded } from './storage-error.js';

export function createScoreTableStore(dir: string): ScoreTableStore {
  const pathOf = (id: string): string => {
    if (!isUlid(id)) throw new TypeError('a prediction id is not a ULID');
    return join(dir, `${id}.scores`);
  };
  return {
    put: (id, table) => guarded(() => writeFileDurably(pathOf(id), encodeScoreTable(table))),
    get: (id) =>
      guarded(async () => {
        try {
          return decodeScoreTable(await readFile(pathOf(id)));
        } catch (error) {
          if (errorCode(error) === 'ENOENT') return undefined;
          throw error;
        }
      }),
    delete: (id) => guarded(() => removeFileDurably(pathOf(id))),
  };
}
