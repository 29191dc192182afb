// Manifests: tables of patches or slides, as CSV or JSON Lines.
import { dataInvalid } from './data-invalid.js';
import { parseCsv, type TableRow } from './parse-csv.js';

/** PatchCamelyon whole has 327,680; beyond ten times that, paths alone take gigabytes. */
export const MAX_ROWS = 4_000_000;

/**
 * JSON Lines when the first line is an object, else CSV, whose header must name the `required` columns. Throws
 * TRAINING_DATA_INVALID with the line.
 */
export function parseTable(text: string, required: readonly string[]): readonly TableRow[] {
  const isJson = text.trimStart().startsWith('{');
  const rows = isJson ? parseJsonLines(text.replace(/^\uFEFF/, '')) : parseCsv(text, required);
  if (rows.length > MAX_ROWS) throw dataInvalid(`${rows.length} rows are more than the ${MAX_ROWS} allowed`);
  return rows;
}

function parseJsonLines(text: string): readonly TableRow[] {
  return text.split('\n').flatMap((content, index) => {
    if (content.trim() === '') return [];
    const line = index + 1;
    return [{ line, fields: fieldsOf(parseLine(content, line), line) }];
  });
}

function parseLine(content: string, line: number): object {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw dataInvalid(`line ${line} is no JSON`, error);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw dataInvalid(`line ${line} is no JSON object`);
}

function fieldsOf(value: object, line: number): ReadonlyMap<string, string> {
  const fields = Object.entries(value).flatMap(([key, field]: [string, unknown]) => {
    if (field === null || field === '') return [];
    if (typeof field === 'string' || typeof field === 'number' || typeof field === 'boolean') {
      return [[key.toLowerCase(), String(field)] as const];
    }
    throw dataInvalid(`line ${line}: "${key}" is no text, number or truth value`);
  });
  return new Map(fields);
}

/** The value of a column that every row must have. */
export function requiredField({ line, fields }: TableRow, name: string): string {
  const value = fields.get(name);
  if (value !== undefined) return value;
  throw dataInvalid(`line ${line} has no "${name}"`);
}
