import { writeFileDurably } from './write-file-durably.js';

/** As `writeFileDurably`, laid out for people to read. */
export async function writeJsonDurably(file: string, value: unknown): Promise<void> {
  await writeFileDurably(file, `${JSON.stringify(value, undefined, 2)}\n`);
}
