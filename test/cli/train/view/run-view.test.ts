import { expect, it } from 'vitest';
import { TrainResponse } from '@sentinode/client';
import type { CliContext } from '../../../../src/cli/context.js';
import { createOutput, type TextStream } from '../../../../src/cli/output/output.js';
import { createRunView } from '../../../../src/cli/train/view/run-view.js';

interface Terminal {
  readonly stderr?: Partial<TextStream>;
  readonly stdout?: Partial<TextStream>;
  readonly env?: CliContext['env'];
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly note?: boolean;
}

const STEP = TrainResponse.fromPartial({
  sequence: 2,
  runId: 'R1',
  event: { $case: 'step', value: { epoch: 1, step: 3, loss: 0.5, losses: [0.5], imagesPerSecond: 12 } },
});

/** What stderr is given while a step is shown. */
function shown(
  { stderr = {}, stdout = {}, env = {}, json = false, quiet = false, note = false }: Terminal,
  after = 0,
): string {
  let written = '';
  const stream = { once: () => undefined, off: () => undefined };
  const to: TextStream = { ...stream, write: (text) => (written += text) !== '', ...stderr };
  const output = createOutput(json, { ...stream, write: () => true, ...stdout }, to);
  const view = createRunView({ output, env, globals: { quiet }, signal: new AbortController().signal }, after);
  view.event(STEP);
  if (note) view.note('a remark');
  view.end();
  return written;
}

const TTY = { isTTY: true, columns: 80 };
const IS_LIVE = /\x1b\[\?25l.*loss {3}0\.5000/s; // eslint-disable-line no-control-regex -- the cursor is hidden

it.each([
  ['a terminal', { stderr: TTY }],
  ['a terminal beside JSON in a file', { stderr: TTY, json: true }],
  ['a terminal that does not know its width', { stderr: { isTTY: true, columns: 0 } }],
])('%s has the live view, and its cursor back', (_, terminal) => {
  expect(shown(terminal)).toMatch(IS_LIVE);
  expect(shown(terminal).endsWith('\x1b[?25h')).toBe(true);
});

it.each([
  ['a pipe', {}],
  ['a dumb terminal', { stderr: TTY, env: { TERM: 'dumb' } }],
  ['a terminal that shows JSON', { stderr: TTY, stdout: TTY, json: true }],
])('%s has plain lines', (_, terminal) => {
  expect(shown(terminal)).toMatch(/^train: epoch 1 \(loss 0\.5000, 12 patches\/s/);
  expect(shown(terminal, 2)).toBe('');
});

it('is coloured unless NO_COLOR says otherwise', () => {
  expect(shown({ stderr: TTY })).toContain('\x1b[33m');
  expect(shown({ stderr: TTY, env: { NO_COLOR: '1' } })).not.toContain('\x1b[33m');
});

it('is nothing when it shall be quiet', () => {
  expect(shown({ stderr: TTY, quiet: true })).toBe('');
});

it('takes the view away before a remark, which stays on the screen', () => {
  // eslint-disable-next-line no-control-regex -- five lines up, and everything below erased
  expect(shown({ stderr: TTY, note: true })).toMatch(/\x1b\[5A\r\x1b\[Ja remark\n\x1b\[\?25h$/);
  expect(shown({ note: true })).toMatch(/\na remark\n$/);
});
