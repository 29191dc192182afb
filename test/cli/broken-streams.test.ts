// What becomes of a command whose stdout or stderr breaks under it.
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';

/** A stream that fails at its first write, and holds what was written to it before it broke. */
function broken(code: string): Writable {
  return new Writable({
    highWaterMark: 1,
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error(`${code}: broken`), { code }));
    },
  });
}

function collecting(): { stream: Writable; text: () => string } {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { stream, text: () => text };
}

describe('a stdout that breaks', () => {
  it('ends the command without a word when its reader has left', async () => {
    const stderr = collecting();
    const code = await runCli(['doctor', '--json'], { stdout: broken('EPIPE'), stderr: stderr.stream }, {});
    expect(stderr.text()).toBe('');
    expect(code).toBe(6);
  });

  it('is an error of its own otherwise', async () => {
    const stderr = collecting();
    const code = await runCli(['doctor'], { stdout: broken('ENOSPC'), stderr: stderr.stream }, {});
    expect(code).toBe(7);
    expect(stderr.text()).toContain('DISK_FULL');
  });
});

describe('a stderr that breaks', () => {
  it('stops nothing', async () => {
    const stdout = collecting();
    const code = await runCli(['predict', 'nowhere.svs'], { stdout: stdout.stream, stderr: broken('EPIPE') }, {});
    expect(code).toBe(4);
  });
});
