// A CSV file of numbers that grows row by row and can be taken up again.
import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { writeOutputFile } from '../../output/write-output-file.js';

export type CsvCell = string | number | undefined;
export type CsvRow<Column extends string> = Readonly<Partial<Record<Column, CsvCell>>>;

export interface CsvFile<Column extends string> {
  /** The last row that is there, as text; undefined before the first. */
  readonly last: Readonly<Record<Column, string>> | undefined;
  append(rows: readonly CsvRow<Column>[]): Promise<void>;
  /** Drops the rows that are not to be kept. */
  keep(isKept: (row: Readonly<Record<Column, string>>) => boolean): Promise<void>;
}

/** Opens or begins the file. A last line that a crash cut off is dropped. Undefined: it has another header. */
export async function openCsvFile<Column extends string>(
  path: string,
  columns: readonly Column[],
): Promise<CsvFile<Column> | undefined> {
  const header = `${columns.join(',')}\n`;
  const text = await wholeLines(path);
  if (text === '') await writeFile(path, header);
  else if (!text.startsWith(header)) return undefined;
  const rowOf = (line: string): Readonly<Record<Column, string>> => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) as Record<Column, string>;
  };
  const lines = text.slice(header.length).split('\n').filter(Boolean);
  const lastLine = lines.at(-1);
  return {
    last: lastLine === undefined ? undefined : rowOf(lastLine),
    append: async (rows) => {
      const added = rows.map((row) => columns.map((column) => cellText(row[column])).join(','));
      await appendFile(path, added.map((line) => `${line}\n`).join(''));
    },
    keep: async (isKept) => {
      const [, ...all] = (await readFile(path, 'utf8')).split('\n').filter(Boolean);
      const kept = all.filter((line) => isKept(rowOf(line)));
      await writeOutputFile(path, header + kept.map((line) => `${line}\n`).join(''));
    },
  };
}

async function wholeLines(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  const length = bytes.lastIndexOf(0x0a) + 1;
  if (length < bytes.length) await truncate(path, length);
  return bytes.toString('utf8', 0, length);
}

/** Our values hold no commas or quotes: numbers, identifiers, `true`. What is not known is empty. */
function cellText(cell: CsvCell): string {
  return cell === undefined ? '' : String(cell);
}
