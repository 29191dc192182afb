import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rocAuc } from '../../../src/domain/metrics/roc-auc.js';
import { coarseMosaic, fineMosaic, type Mosaic } from '../../support/mosaics.js';
import { suiteThatNeeds } from '../../support/suite-that-needs.js';
import { openBench, scoresByCell, type Bench } from './in-process.js';

const TIMEOUT_MS = 60_000;
const modelsDir = fileURLToPath(new URL('../../../models', import.meta.url));
const modelDirs = ['simplenet', 'inceptionv3'].map((name) => path.join(modelsDir, name, '1'));
const areTrained = modelDirs.every((dir) => existsSync(path.join(dir, 'manifest.json')));

/** AUC of the trained models' mean score for `tumour` against the other cells that were scored. */
function aucOf(scores: ReadonlyMap<string, readonly number[]>, tumour: ReadonlySet<string>): number {
  const items = [...scores].map(([cell, [first = 0, second = 0]]) => ({
    score: first + second,
    positive: tumour.has(cell),
  }));
  return rocAuc(items).auc;
}

/** The cells of a mosaic named by row and column, as a reader that mixes the axes up would see them. */
function transposed(cells: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...cells].map((cell) => cell.split(',').reverse().join()));
}

suiteThatNeeds(areTrained, 'the trained models in models/')('known tumour cells', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench(modelDirs);
  }, TIMEOUT_MS);
  afterAll(() => bench.engine.dispose());

  test.each<[string, Mosaic]>([
    ['0.972', coarseMosaic],
    ['0.486', fineMosaic],
  ])(
    'at %s µm/px the trained models find them at their places',
    async (_, mosaic) => {
      const scores = await scoresByCell(bench.score(mosaic), 2);
      const auc = aucOf(scores, mosaic.tumour);
      expect(auc).toBeGreaterThan(0.75);
      const misplaced = new Set([...transposed(mosaic.tumour)].filter((cell) => scores.has(cell)));
      if (misplaced.size > 0) expect(auc).toBeGreaterThan(aucOf(scores, misplaced));
    },
    TIMEOUT_MS,
  );
});
