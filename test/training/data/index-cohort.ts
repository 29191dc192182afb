// Indexes a cohort as its manifest's rows say.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { indexSlides } from '../../../src/training/data/index-slides.js';
import type { IndexedData } from '../../../src/training/data/indexed-data.js';
import { createRootGuard } from '../../../src/training/data/root-guard.js';
import type { SlideRules } from '../../../src/training/data/slide-rules.js';
import { openSlideTools, type SlideTools } from '../../../src/training/data/slide-tools.js';
import type { TrainingSlide } from '../../../src/training/data/training-slide.js';
import { present } from '../../support/present.js';
import { CELL_PX, MPP, slideSource } from './cohort.js';

const never = new AbortController().signal;
export const slideTools = await openSlideTools();

export interface IndexSetting {
  readonly rules?: Partial<SlideRules>;
  readonly source?: Partial<SlideRules['source']>;
  readonly indexDir?: string;
  readonly roots?: readonly string[];
  readonly tools?: SlideTools;
}

/** `rows` below the header `slide,truth,label,patient,mpp`. */
export async function indexCohort(
  folder: string,
  rows: readonly string[],
  setting: IndexSetting = {},
): Promise<IndexedData> {
  const manifest = path.join(folder, 'cohort.csv');
  await writeFile(manifest, ['slide,truth,label,patient,mpp', ...rows].join('\n'));
  const source = slideSource(manifest, setting.source);
  const rules = { mppX: MPP, mppY: MPP, patchSizePx: CELL_PX, labelSizePx: 0, ...setting.rules, source };
  const guard = createRootGuard(setting.roots ?? []);
  return indexSlides(rules, guard, setting.tools ?? slideTools, setting.indexDir, never);
}

/** The one slide of a cohort. */
export function onlySlide(data: IndexedData): TrainingSlide {
  return present(data.units[0]?.cohortSlide, JSON.stringify(data.skipped));
}

/** `column,row` of cell indices, sorted. */
export function cellNames(cells: Uint32Array, columns: number): readonly string[] {
  return [...cells].map((cell) => `${cell % columns},${Math.floor(cell / columns)}`).sort();
}
