// How a run is shown while it goes on: a live view in a terminal, a line now and then elsewhere.
import type { TrainResponse } from '@sentinode/client';
import type { CliContext } from '../../context.js';
import { createLiveBlock } from '../../output/live-block.js';
import type { Output, TextStream } from '../../output/output.js';
import { createProgressView } from '../../output/progress-view.js';
import { showStep } from '../training-text.js';
import { dashboard } from './dashboard.js';
import { beginFigures, withEvent } from './run-figures.js';

export interface RunView {
  /** Takes an event in; the view follows within a tenth of a second. */
  event(response: TrainResponse): void;
  /** Makes room for lines that are printed. */
  clear(): void;
  /** A remark, above the view: what is printed past it would be drawn over. */
  note(text: string): void;
  end(): void;
}

/** `afterSequence`: what happened before only feeds the live view. */
export function createRunView(context: CliContext, afterSequence: number): RunView {
  const { output, globals, env } = context;
  const { stderr, stdout, json } = output;
  const quiet = globals.quiet === true;
  // JSON Lines on the same screen would be torn apart by a view.
  const isLive = stderr.isTTY === true && env['TERM'] !== 'dumb' && !(json && stdout.isTTY === true);
  if (!quiet && isLive) return liveView(output, (env['NO_COLOR'] ?? '') === '');
  const lines = createProgressView({ stream: withoutTerminal(stderr), quiet, subject: 'train' });
  const show = showStep(lines);
  return {
    event: (response) => {
      if (response.sequence > afterSequence || response.event?.$case === 'started') show(response);
    },
    clear: () => undefined,
    note: (text) => output.note(text),
    end: () => lines.end(),
  };
}

/** A bar is not wanted where there is no live view either. */
function withoutTerminal(stream: TextStream): TextStream {
  return {
    write: (text) => stream.write(text),
    once: (event, listener) => stream.once(event, listener),
    off: (event, listener) => stream.off(event, listener),
  };
}

/** Fast enough to look alive; a replay of thousands of events is not drawn one by one. */
const DRAW_INTERVAL_MS = 100;
/** Of a terminal that does not know its width: it then says none, or 0. */
const DEFAULT_COLUMNS = 80;

function liveView({ stderr: stream, note }: Output, colour: boolean): RunView {
  const block = createLiveBlock(stream);
  let figures = beginFigures();
  let timer: NodeJS.Timeout | undefined;
  let drawnAtMs = -Infinity;
  const draw = (): void => {
    clearTimeout(timer);
    timer = undefined;
    drawnAtMs = performance.now();
    const { columns = 0 } = stream;
    block.draw(dashboard(figures, { columns: (columns > 0 ? columns : DEFAULT_COLUMNS) - 1, colour }));
  };
  const drawSoon = (): void => {
    const restMs = drawnAtMs + DRAW_INTERVAL_MS - performance.now();
    if (restMs <= 0) draw();
    else timer ??= setTimeout(draw, restMs);
  };
  const clear = (): void => {
    block.clear();
    drawnAtMs = -Infinity;
  };
  process.on('SIGWINCH', drawSoon);
  return {
    event(response) {
      figures = withEvent(figures, response);
      drawSoon();
    },
    clear,
    note(text) {
      clear();
      note(text);
    },
    end() {
      clearTimeout(timer);
      timer = undefined;
      process.off('SIGWINCH', drawSoon);
      block.end();
    },
  };
}
