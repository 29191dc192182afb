import { rename, rm, writeFile } from 'node:fs/promises';

export interface ReadyFacts {
  readonly host: string;
  readonly port: number;
  /** Absent where HTTP is off. */
  readonly http?: { readonly host: string; readonly port: number };
  readonly pid: number;
}

/**
 * Written beside and renamed, so that whoever waits for the file never reads half of it. Gives what removes it again.
 */
export async function writeReadyFile(file: string, facts: ReadyFacts): Promise<() => Promise<void>> {
  const temporary = `${file}.${facts.pid}.tmp`;
  await writeFile(temporary, `${JSON.stringify(facts)}\n`);
  await rename(temporary, file);
  return () => rm(file, { force: true });
}
