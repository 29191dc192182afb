import type { Finding } from '../lesions/match-findings.js';
import { csvError, csvRows, type CsvRow, type NamedText } from './csv-rows.js';

/** A few a patch of the largest slide; the challenge's own entries have some hundred. */
const MAX_FINDINGS = 1_000_000;
const HEADS = new Set(['confidence', 'probability', 'score']);

/**
 * CAMELYON16's table of a slide's lesions: `confidence,x,y` in level-0 pixels, with or without a line of heads. An
 * empty file is a slide in which nothing was found. Throws INVALID_FIELD naming the line.
 */
export function parseFindings(file: NamedText): readonly Finding[] {
  const rows = csvRows(file);
  if (rows.length > MAX_FINDINGS) throw csvError(file.name, MAX_FINDINGS, `more than ${MAX_FINDINGS} findings`);
  const hasHead = HEADS.has(rows[0]?.cells[0]?.toLowerCase() ?? '');
  return rows.slice(hasHead ? 1 : 0).map((row) => findingOf(row, file.name));
}

function findingOf({ line, cells }: CsvRow, file: string): Finding {
  if (cells.length < 3 || cells.includes('')) throw csvError(file, line, 'expected `confidence,x,y`');
  const [confidence = NaN, level0X = NaN, level0Y = NaN] = cells.map(Number);
  if (!(confidence >= 0 && confidence <= 1)) {
    throw csvError(file, line, `confidence "${cells[0] ?? ''}" is no number from 0 to 1`);
  }
  const isPlace = (value: number): boolean => Number.isFinite(value) && value >= 0;
  if (!isPlace(level0X) || !isPlace(level0Y)) {
    throw csvError(file, line, `"${cells[1] ?? ''},${cells[2] ?? ''}" is no place in level-0 pixels`);
  }
  return { confidence, level0X, level0Y };
}
