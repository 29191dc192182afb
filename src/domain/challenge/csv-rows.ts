import { AppError } from '../errors/app-error.js';

export interface CsvRow {
  /** From 1, as editors count. */
  readonly line: number;
  /** Without white space around them. */
  readonly cells: readonly string[];
}

/** A text file as its user knows it, for messages. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** A line for each patch of a data set larger than any; beyond it a file is something else. */
const MAX_ROWS = 5_000_000;

/**
 * Rows of comma-separated values; empty lines are left out. Cells may stand in double quotes, with `""` for a quote;
 * a line break ends a cell all the same, for none of the challenges' files has one inside.
 * Throws INVALID_FIELD naming the line.
 */
export function csvRows({ name, text }: NamedText): readonly CsvRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines.length > MAX_ROWS) throw csvError(name, MAX_ROWS, `the file has more than ${MAX_ROWS} lines`);
  return lines.flatMap((content, index) =>
    content.trim() === '' ? [] : [{ line: index + 1, cells: splitCells(content, name, index + 1) }],
  );
}

function splitCells(content: string, name: string, line: number): readonly string[] {
  if (!content.includes('"')) return content.split(',').map((cell) => cell.trim());
  const cells: string[] = [];
  const cell = /\s*(?:"((?:[^"]|"")*)"|([^",]*))\s*(,|$)/y;
  for (let ended = false; !ended;) {
    const match = cell.exec(content);
    if (match === null) throw csvError(name, line, 'a quoted cell does not end');
    cells.push(match[1] === undefined ? (match[2] ?? '').trim() : match[1].replaceAll('""', '"'));
    ended = match[3] !== ',';
  }
  return cells;
}

/** INVALID_FIELD with the file, the line and what is wrong there. */
export function csvError(name: string, line: number, description: string): AppError {
  const place = `${name}, line ${line}`;
  return new AppError('INVALID_FIELD', `${place}: ${description}`, {
    fieldViolations: [{ field: place, description }],
  });
}
