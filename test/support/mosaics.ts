// The mosaics with known truth.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import type { SlideFileSet } from '../../src/ports/slide-reader.js';

const rootDir = fileURLToPath(new URL('../fixtures/mosaics', import.meta.url));

export interface Mosaic {
  readonly files: SlideFileSet;
  readonly mpp: number;
  /** Cells `column,row` of 96-px patches at 0.972 µm/px. */
  readonly tissue: ReadonlySet<string>;
  readonly tumour: ReadonlySet<string>;
}

function mosaic(name: string, mpp: number): Mosaic {
  const truths = JSON.parse(readFileSync(path.join(rootDir, 'truth.json'), 'utf8')) as Record<
    string,
    { readonly tissue: [number, number][]; readonly tumour: [number, number][] } | undefined
  >;
  const truth = truths[name];
  if (truth === undefined) throw new Error(`no truth of ${name}`);
  const cells = (list: readonly [number, number][]): ReadonlySet<string> => new Set(list.map((cell) => cell.join()));
  return { files: { rootDir, names: [name] }, mpp, tissue: cells(truth.tissue), tumour: cells(truth.tumour) };
}

export const coarseMosaic = mosaic('mosaic_12_002.tif', 0.972);
export const fineMosaic = mosaic('mosaic_12_003_q80.tif', 0.486);
