import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

interface Niceness {
  readonly main: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

describe.runIf(process.platform === 'linux')('letOthersFirst', () => {
  it('lowers the threads that there are, and neither the main thread nor one that is started later', async () => {
    const program = fileURLToPath(new URL('support/print-niceness.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program]);
    const { main, before, after } = JSON.parse(stdout) as Niceness;
    expect(main).toBe(0);
    // Four of libuv's pool at least.
    expect(before.length).toBeGreaterThanOrEqual(4);
    expect(new Set(before)).toEqual(new Set([10]));
    expect(after).toContain(0);
  });
});
