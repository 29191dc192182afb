import { MAX_MPP } from '../geometry/max-mpp.js';
import { dataInvalid } from './data-invalid.js';
import type { TableRow } from './parse-csv.js';
import { parseTable, requiredField } from './parse-table.js';
import { isTumourLabel, type ClassNames } from './read-label.js';

export interface PatchRow {
  readonly line: number;
  readonly file: string;
  readonly tumour: boolean;
  readonly slide?: string;
  readonly patient?: string;
}

export interface SlideRow {
  readonly line: number;
  readonly slide: string;
  /** A mask or annotations; absent only for a slide labelled normal. */
  readonly truth?: string;
  /** Absent: as the truth says. */
  readonly tumour?: boolean;
  readonly patient?: string;
  /** Pixel size of level 0, for slides that state none; overrides what they state. */
  readonly mpp?: number;
}

/**
 * Columns file, label, slide, patient; the last two may be absent. Others are left alone. Throws TRAINING_DATA_INVALID.
 */
export function parsePatchManifest(text: string, names: ClassNames): readonly PatchRow[] {
  return parseTable(text, ['file', 'label']).map((row) => ({
    line: row.line,
    file: requiredField(row, 'file'),
    tumour: isTumourLabel(requiredField(row, 'label'), names, row.line),
    ...optional(row, 'slide'),
    ...optional(row, 'patient'),
  }));
}

/**
 * Columns slide, truth, label, patient, mpp; only slide must be there, and truth or label. Throws
 * TRAINING_DATA_INVALID.
 */
export function parseSlideManifest(text: string): readonly SlideRow[] {
  const names = { tumourClasses: [], normalClasses: [] };
  return parseTable(text, ['slide']).map((row) => {
    const label = row.fields.get('label');
    const tumour = label === undefined ? undefined : isTumourLabel(label, names, row.line);
    if (tumour === undefined && !row.fields.has('truth')) {
      throw dataInvalid(`line ${row.line} has neither "truth" nor "label": nothing says what the slide shows`);
    }
    return {
      line: row.line,
      slide: requiredField(row, 'slide'),
      ...optional(row, 'truth'),
      ...(tumour === undefined ? {} : { tumour }),
      ...optional(row, 'patient'),
      ...pixelSize(row),
    };
  });
}

function optional<K extends string>({ fields }: TableRow, name: K): Partial<Record<K, string>> {
  const value = fields.get(name);
  const present: Partial<Record<K, string>> = {};
  if (value !== undefined) present[name] = value;
  return present;
}

function pixelSize({ line, fields }: TableRow): { readonly mpp?: number } {
  const text = fields.get('mpp');
  if (text === undefined) return {};
  const mpp = Number(text);
  if (mpp > 0 && mpp <= MAX_MPP) return { mpp };
  throw dataInvalid(`line ${line} has the pixel size "${text}"; it is above 0 and at most ${MAX_MPP} µm`);
}
