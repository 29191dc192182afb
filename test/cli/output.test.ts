import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createOutput, type TextStream } from '../../src/cli/output/output.js';

const RESULTS = Array.from({ length: 30 }, (_, line) => ({ line }));

async function writeAll(stdout: TextStream): Promise<void> {
  const output = createOutput(true, stdout, stdout);
  for (const result of RESULTS) await output.result(result, () => '');
}

it('leaves nothing behind on a stream that it waited for, line by line', async () => {
  let text = '';
  const slow = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      setImmediate(done);
    },
  });
  const before = slow.listenerCount('close');
  await writeAll(slow);
  expect(text.trim().split('\n')).toHaveLength(RESULTS.length);
  expect([slow.listenerCount('drain'), slow.listenerCount('close')]).toEqual([0, before]);
});

/** As `process.stdout` is once its reader has left: each write fails and closes it, and it never counts as destroyed. */
class LeftStdout extends EventEmitter {
  write(): boolean {
    setImmediate(() => this.emit('close'));
    return false;
  }
}

it('leaves nothing behind on a stdout whose reader has left', async () => {
  const left = new LeftStdout();
  await writeAll(left);
  expect([left.listenerCount('drain'), left.listenerCount('close')]).toEqual([0, 0]);
});
