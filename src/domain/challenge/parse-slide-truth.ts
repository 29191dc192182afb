import { isSlideCategory, type SlideCategory } from '../staging/slide-category.js';
import { csvError, csvRows, type CsvRow, type NamedText } from './csv-rows.js';
import { slideKey } from './slide-key.js';

export interface SlideTruth {
  /** As the file has it. */
  readonly slideId: string;
  readonly positive: boolean;
  /** Size of the largest metastasis, where the file tells. */
  readonly category?: SlideCategory;
  /** Whose slide it is, where the file tells. */
  readonly patient?: string;
}

type Column = 'slide' | 'label' | 'category' | 'patient';

/** Names that the columns have in the wild. */
const HEADS: Readonly<Record<Column, readonly string[]>> = {
  slide: ['slide_id', 'slide', 'slide_name', 'name', 'image', 'file'],
  label: ['label', 'truth', 'is_tumor', 'is_tumour', 'tumor', 'tumour', 'class', 'type'],
  category: ['stage', 'category', 'category_2', 'metastasis'],
  patient: ['patient', 'patient_id', 'case', 'case_id'],
};

const LABELS: ReadonlyMap<string, boolean> = new Map([
  ...['1', 'tumor', 'tumour', 'positive', 'true', 'yes', 'itc', 'micro', 'macro'].map((name) => [name, true] as const),
  ...['0', 'normal', 'negative', 'false', 'no'].map((name) => [name, false] as const),
]);

/**
 * The truth of slides: a line of heads with `slide_id` and `label` (1 or 0, tumor or normal, positive or negative), and
 * `stage` (negative, itc, micro, macro) and `patient` where known; without heads `slide_id,label[,stage[,patient]]`.
 * Other columns are left alone. Throws INVALID_FIELD naming the line.
 */
export function parseSlideTruth(file: NamedText): readonly SlideTruth[] {
  const rows = csvRows(file);
  const head = rows[0]?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const hasHead = head.some((cell) => HEADS.slide.includes(cell)) && head.some((cell) => HEADS.label.includes(cell));
  const seen = new Map<string, number>();
  const truths = rows.slice(hasHead ? 1 : 0).map((row) => {
    const truth = truthOf(row, columnsOf(hasHead ? head : undefined), file.name);
    const before = seen.get(slideKey(truth.slideId));
    if (before !== undefined) throw csvError(file.name, row.line, `${truth.slideId} stands on line ${before} already`);
    seen.set(slideKey(truth.slideId), row.line);
    return truth;
  });
  if (truths.length === 0) throw csvError(file.name, 1, 'the file holds no slide');
  return truths;
}

/** Where each column stands; −1 for one that is not there. */
function columnsOf(head: readonly string[] | undefined): Readonly<Record<Column, number>> {
  if (head === undefined) return { slide: 0, label: 1, category: 2, patient: 3 };
  // Of several fitting columns the likelier name counts, as `truth` before `type`.
  const place = (column: Column): number =>
    HEADS[column].map((name) => head.indexOf(name)).find((index) => index >= 0) ?? -1;
  return { slide: place('slide'), label: place('label'), category: place('category'), patient: place('patient') };
}

function truthOf({ line, cells }: CsvRow, columns: Readonly<Record<Column, number>>, file: string): SlideTruth {
  const cell = (column: Column): string => cells[columns[column]] ?? '';
  const slideId = cell('slide');
  const positive = LABELS.get(cell('label').toLowerCase());
  if (slideId === '') throw csvError(file, line, 'expected `slide_id,label`');
  if (positive === undefined)
    throw csvError(file, line, `label "${cell('label')}" is neither 1 (tumor) nor 0 (normal)`);
  const category = categoryOf(cell('category'), positive, file, line);
  const patient = cell('patient');
  return { slideId, positive, ...(category !== undefined && { category }), ...(patient !== '' && { patient }) };
}

function categoryOf(text: string, positive: boolean, file: string, line: number): SlideCategory | undefined {
  const name = text.toLowerCase();
  // `None` is what CAMELYON16's reference calls a slide without a metastasis.
  const category = name === 'none' ? 'negative' : name;
  if (category === '') return undefined;
  if (!isSlideCategory(category)) throw csvError(file, line, `stage "${text}" is none of negative, itc, micro, macro`);
  if ((category !== 'negative') === positive) return category;
  throw csvError(file, line, `stage "${text}" contradicts the label ${positive ? '1 (tumor)' : '0 (normal)'}`);
}
