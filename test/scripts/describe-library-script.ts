import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../architecture/cruise-source.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { temporaryFolder } from '../support/temporary-folder.js';

export interface LibraryScript {
  /** From the repository's root. */
  readonly script: string;
  /** The variable that says where the library goes. */
  readonly prefixVariable: string;
  /** Where it goes by default. */
  readonly folder: string;
  /** The tool that fetches it, which the first test hides, and what the script then says. */
  readonly fetchedBy: string;
  readonly refusal: RegExp;
  /** What the second test needs. */
  readonly library: string;
  readonly nothingToDo: RegExp;
}

/** All that these scripts call, but for what fetches. */
const TOOLS = ['bash', 'cat', 'cmp', 'cut', 'dirname', 'grep', 'rm', 'sha256sum', 'uname'];

/** A script that provides a native library: it refuses without its tool, and does nothing twice. */
export function describeLibraryScript(what: LibraryScript): void {
  const script = path.join(repositoryRoot, what.script);
  describe(what.script, () => {
    it(`says what to install where there is no ${what.fetchedBy}, and leaves nothing behind`, async () => {
      const directory = await temporaryFolder();
      const bin = path.join(directory, 'bin');
      await mkdir(bin);
      for (const name of TOOLS) {
        await writeFile(path.join(bin, name), `#!/bin/sh\nPATH="$REAL_PATH" exec ${name} "$@"\n`, { mode: 0o755 });
      }
      const prefix = path.join(directory, 'prefix');
      const env = { [what.prefixVariable]: prefix, REAL_PATH: process.env['PATH'] ?? '', PATH: bin };
      const running = promisify(execFile)('/bin/bash', [script], { env });
      await expect(running).rejects.toThrow(what.refusal);
      expect(await readdir(directory)).toEqual(['bin']);
    });
  });
  const prefix = process.env[what.prefixVariable] ?? path.join(repositoryRoot, what.folder);
  suiteThatNeeds(existsSync(path.join(prefix, 'stamp')), what.library)('run again', () => {
    it('sees that nothing is to do', async () => {
      const { stdout } = await promisify(execFile)(script, [], { env: process.env });
      expect(stdout).toMatch(what.nothingToDo);
    });
  });
}
