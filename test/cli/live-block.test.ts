import { expect, it } from 'vitest';
import { createLiveBlock, type LiveBlock } from '../../src/cli/output/live-block.js';

function blockOf(columns: number): { block: LiveBlock; written: string[]; terminal: { columns: number } } {
  const written: string[] = [];
  const terminal = {
    columns,
    write: (text: string) => written.push(text) > 0,
    once: () => undefined,
    off: () => undefined,
  };
  return { block: createLiveBlock(terminal), written, terminal };
}

it('is drawn over itself in one write a time', () => {
  const { block, written } = blockOf(80);
  block.draw(['one', 'two']);
  block.draw(['three']);
  expect(written).toEqual(['\x1b[?25lone\x1b[K\ntwo\x1b[K\n\x1b[J', '\x1b[2A\rthree\x1b[K\n\x1b[J']);
  block.end();
});

it('makes room for lines and gives the cursor back', () => {
  const { block, written } = blockOf(80);
  const listeners = process.listenerCount('exit');
  block.draw(['one']);
  expect(process.listenerCount('exit')).toBe(listeners + 1);
  block.clear();
  block.clear();
  block.end();
  block.end();
  expect(written.slice(1)).toEqual(['\x1b[1A\r\x1b[J', '\x1b[?25h']);
  expect(process.listenerCount('exit')).toBe(listeners);
});

it('goes back over lines that a narrower terminal has wrapped; colours take no room', () => {
  const { block, written, terminal } = blockOf(80);
  block.draw(['\x1b[36m0123456789\x1b[39m', 'x']);
  terminal.columns = 4;
  block.draw(['y']);
  expect(written[1]).toMatch(/^\x1b\[4A\ry/); // eslint-disable-line no-control-regex -- an escape sequence is looked for
  block.end();
});
