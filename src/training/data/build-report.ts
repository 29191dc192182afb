import {
  MAX_NAMED,
  MAX_SLIDES_NAMED,
  type DataReport,
  type PartReport,
  type SlideReport,
} from '../../domain/dataset/data-report.js';
import type { DataPlan } from '../../domain/dataset/data-plan.js';
import { patientOf, slideNameOf, type LabelledPatch } from './labelled-patch.js';
import type { IndexedUnit } from './indexed-data.js';
import type { DataParts } from './split-data.js';

/** `patchSizePx` as it was settled; `validation` are the patches that are scored, of units that may hold more. */
export function buildReport(
  plan: DataPlan,
  patchSizePx: number,
  parts: DataParts,
  patches: { readonly training: readonly LabelledPatch[]; readonly validation: readonly LabelledPatch[] },
): DataReport {
  const { mppX, mppY, labelSizePx } = plan;
  const { skipped, use } = parts;
  const slides = [...slideReports(parts.training, 'training'), ...slideReports(parts.validation, 'validation')];
  return {
    training: partReport(patches.training),
    validation: partReport(patches.validation),
    tissueAreaMm2: slides.reduce((sum, { tissueAreaMm2 }) => sum + tissueAreaMm2, 0),
    mppX,
    mppY,
    patchSizePx,
    labelSizePx: labelSizePx === 0 ? patchSizePx : labelSizePx,
    slides: slides.slice(0, MAX_SLIDES_NAMED),
    skipped: skipped.slice(0, MAX_NAMED),
    skippedCount: skipped.length,
    notes: parts.notes.slice(0, MAX_NAMED),
    split: parts.split,
    grouping: parts.grouping,
    indexed: use.misses === 0 ? 'before' : use.hits === 0 ? 'anew' : 'in part',
  };
}

function partReport(patches: readonly LabelledPatch[]): PartReport {
  const tumour = patches.filter((patch) => patch.tumour);
  return {
    tumour: tumour.length,
    normal: patches.length - tumour.length,
    slides: distinct(patches.map(slideNameOf)),
    positiveSlides: distinct(tumour.map(slideNameOf)),
    patients: distinct(patches.map(patientOf)),
  };
}

function distinct(names: readonly (string | undefined)[]): number {
  return new Set(names.filter((name) => name !== undefined)).size;
}

function slideReports(units: readonly IndexedUnit[], part: SlideReport['part']): readonly SlideReport[] {
  const bySlide = new Map<string, IndexedUnit[]>();
  for (const unit of units) {
    if (unit.slide === undefined) continue;
    const ofSlide = bySlide.get(unit.slide);
    if (ofSlide === undefined) bySlide.set(unit.slide, [unit]);
    else ofSlide.push(unit);
  }
  return [...bySlide].map(([name, ofSlide]) => slideReport(name, part, ofSlide));
}

const NO_SLIDE_FACTS = { mixedCount: 0, tissueAreaMm2: 0, mppX: 0, mppY: 0 };

function slideReport(name: string, part: SlideReport['part'], units: readonly IndexedUnit[]): SlideReport {
  const patches = units.flatMap((unit) => unit.patches);
  const tumour = patches.filter((patch) => patch.tumour).length;
  const patient = units[0]?.patient;
  const { mixedCount, tissueAreaMm2, mppX, mppY } = units[0]?.cohortSlide ?? NO_SLIDE_FACTS;
  return {
    name,
    part,
    ...(patient === undefined ? {} : { patient }),
    tumour,
    normal: patches.length - tumour,
    mixed: mixedCount,
    tissueAreaMm2,
    mppX,
    mppY,
  };
}
