import { isPnStage, pnStage, type PnStage } from '../staging/pn-stage.js';
import { isSlideCategory, type SlideCategory } from '../staging/slide-category.js';
import { csvError, csvRows, type CsvRow, type NamedText } from './csv-rows.js';
import { slideKey } from './slide-key.js';

export interface PatientStage {
  readonly patient: string;
  /** As the file states it; absent where it has the patient's slides alone. */
  readonly stated?: PnStage;
  /** What the rule makes of the slides; absent where the file has none of them. */
  readonly fromSlides?: PnStage;
  readonly slides: readonly StagedSlide[];
}

export interface StagedSlide {
  readonly slideId: string;
  readonly category: SlideCategory;
}

interface Draft {
  stated?: PnStage;
  readonly slides: StagedSlide[];
}

/** `patient_000_node_0` is a slide of `patient_000`. */
const NODE = /^(.+?)_node_[^_]+$/i;

/**
 * CAMELYON17's table: `patient,stage`, where a row is a patient with a pN stage (`patient_000.zip,pN0`) or a slide of
 * one (`patient_000_node_0.tif,negative`). Throws INVALID_FIELD naming the line.
 */
export function parseStages(file: NamedText): readonly PatientStage[] {
  const rows = csvRows(file);
  const hasHead = rows[0]?.cells[1]?.toLowerCase() === 'stage';
  const patients = new Map<string, Draft>();
  const seen = new Map<string, number>();
  for (const row of rows.slice(hasHead ? 1 : 0)) {
    const key = slideKey(row.cells[0] ?? '');
    const before = seen.get(key);
    if (before !== undefined) throw csvError(file.name, row.line, `${key} stands on line ${before} already`);
    seen.set(key, row.line);
    addRow(patients, row, file.name);
  }
  if (patients.size === 0) throw csvError(file.name, 1, 'the file holds no patient');
  return [...patients].map(([patient, { stated, slides }]) => ({
    patient,
    ...(stated !== undefined && { stated }),
    ...(slides.length > 0 && { fromSlides: pnStage(slides.map(({ category }) => category)) }),
    slides,
  }));
}

function addRow(patients: Map<string, Draft>, { line, cells }: CsvRow, file: string): void {
  const [name = '', stage = ''] = cells;
  const key = slideKey(name);
  const [, ownPatient] = NODE.exec(key) ?? [];
  if (key === '' || stage === '') throw csvError(file, line, 'expected `patient,stage`');
  const draft = draftOf(patients, ownPatient ?? key);
  if (ownPatient === undefined) {
    if (!isPnStage(stage)) throw csvError(file, line, `"${stage}" is none of pN0, pN0(i+), pN1mi, pN1, pN2`);
    draft.stated = stage;
  } else {
    const category = stage.toLowerCase();
    if (!isSlideCategory(category)) throw csvError(file, line, `"${stage}" is none of negative, itc, micro, macro`);
    draft.slides.push({ slideId: name, category });
  }
}

function draftOf(patients: Map<string, Draft>, patient: string): Draft {
  const known = patients.get(patient);
  if (known !== undefined) return known;
  const draft: Draft = { slides: [] };
  patients.set(patient, draft);
  return draft;
}
