// Runs one of the repository’s npm scripts as a developer would.
import { execFile } from 'node:child_process';
import { repositoryRoot } from '../architecture/cruise-source.js';

export interface ScriptResult {
  readonly exitCode: number;
  /** Standard output and standard error, in that order. */
  readonly output: string;
}

// A lint run that finds thousands of problems must still be shown.
const maxOutputBytes = 16 * 1024 * 1024;

export async function runCommand(
  command: string,
  args: readonly string[],
  cwd = repositoryRoot,
): Promise<ScriptResult> {
  return new Promise((resolve, reject) => {
    execFile(command, [...args], { cwd, maxBuffer: maxOutputBytes }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number')
        reject(new Error(`${command} did not run`, { cause: error }));
      else resolve({ exitCode: error === null ? 0 : Number(error.code), output: `${stdout}${stderr}` });
    });
  });
}

export async function runScript(name: string): Promise<ScriptResult> {
  return runCommand('npm', ['run', '--silent', name]);
}
