import { dataInvalid } from './data-invalid.js';

/** One line of a table: `line` is its number in the file, from 1, for messages. */
export interface TableRow {
  readonly line: number;
  /** By column name in lower case; an empty field is absent. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Of a header in a message. */
const MAX_QUOTED_CHARACTERS = 120;

interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * A CSV with a header line (RFC 4180: quotes around fields with commas, quotes or line ends; quotes doubled inside)
 * that names the `required` columns. Throws TRAINING_DATA_INVALID with the line where one is not named, fields are
 * missing, too many, or a quote does not end.
 */
export function parseCsv(text: string, required: readonly string[] = []): readonly TableRow[] {
  const [header, ...lines] = readCells(text.replace(/^\uFEFF/, ''));
  if (header === undefined) return [];
  const names = header.cells.map((name) => name.trim().toLowerCase());
  requireColumns(names, required);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw dataInvalid(`line 1 names the column "${twice}" twice`);
  return lines.map(({ line, cells }) => {
    if (cells.length !== names.length) {
      throw dataInvalid(`line ${line} has ${cells.length} fields, the header ${names.length}`);
    }
    const fields = names.map((name, index) => [name, (cells[index] ?? '').trim()] as const);
    return { line, fields: new Map(fields.filter(([, value]) => value !== '')) };
  });
}

function requireColumns(names: readonly string[], required: readonly string[]): void {
  const missing = required.find((name) => !names.includes(name));
  if (missing === undefined) return;
  const hint = names.length === 1 && /[;\t]/.test(names[0] ?? '') ? '; fields are separated by commas' : '';
  const found = names.join(', ').slice(0, MAX_QUOTED_CHARACTERS);
  throw dataInvalid(`line 1 must name the columns, "${missing}" among them, but reads: ${found}${hint}`);
}

const FIELD_END = /[,\r\n"]/g;

/** Blank lines are left out. */
function readCells(text: string): readonly Cells[] {
  const rows: Cells[] = [];
  let cells: string[] = [];
  let line = 1;
  let start = line;
  for (let at = 0; at < text.length;) {
    const field = text[at] === '"' ? quotedField(text, at, line) : plainField(text, at);
    cells.push(field.value);
    line += field.lineEnds;
    at = field.end;
    if (text[at] === ',') {
      at += 1;
      if (at === text.length) cells.push('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    line += 1;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: start, cells });
    cells = [];
    start = line;
  }
  if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: start, cells });
  return rows;
}

interface Field {
  readonly value: string;
  readonly end: number;
  readonly lineEnds: number;
}

function plainField(text: string, at: number): Field {
  FIELD_END.lastIndex = at;
  let match = FIELD_END.exec(text);
  // A quote inside a field that did not begin with one stands for itself.
  while (match?.[0] === '"') match = FIELD_END.exec(text);
  const end = match?.index ?? text.length;
  return { value: text.slice(at, end), end, lineEnds: 0 };
}

function quotedField(text: string, at: number, line: number): Field {
  let end = at + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end < 0) throw dataInvalid(`line ${line} has a quote that does not end`);
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  const value = text.slice(at + 1, end).replaceAll('""', '"');
  const after = text[end + 1];
  if (after !== undefined && !',\r\n'.includes(after)) throw dataInvalid(`line ${line} has text after a quoted field`);
  return { value, end: end + 1, lineEnds: value.split('\n').length - 1 };
}
