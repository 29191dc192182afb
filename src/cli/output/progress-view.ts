// Progress on stderr: a bar for people at a terminal, now and then a line for logs.
import { SingleBar } from 'cli-progress';
import type { TextStream } from './output.js';

export interface ProgressView {
  /** Shows where the work stands: `done` of `total` in any unit; `detail` is text for people. */
  step(label: string, done: number, total: number, detail: string): void;
  /** Takes the bar away; may be called more than once. */
  end(): void;
}

export interface ProgressOptions {
  readonly stream: TextStream;
  /** Nothing is shown at all. */
  readonly quiet: boolean;
  /** What the lines are about, such as a file's name. */
  readonly subject: string;
}

/** Between two lines of the same step: often enough to see life, seldom enough for a log. */
const LINE_INTERVAL_MS = 2_000;

export function createProgressView({ stream, quiet, subject }: ProgressOptions): ProgressView {
  if (quiet) return { step: () => undefined, end: () => undefined };
  return stream.isTTY === true ? barView(stream, subject) : lineView(stream, subject);
}

function barView(stream: TextStream, subject: string): ProgressView {
  let bar: SingleBar | undefined;
  return {
    step(label, done, total, detail) {
      bar ??= startBar(stream, subject);
      // A total of 0 is one that is not known yet.
      bar.setTotal(Math.max(total, 1));
      bar.update(total === 0 ? 0 : done, { label, detail });
    },
    end() {
      bar?.stop();
      bar = undefined;
    },
  };
}

function startBar(stream: TextStream, subject: string): SingleBar {
  const bar = new SingleBar({
    stream: stream as unknown as NodeJS.WritableStream,
    format: `${subject}  {label} [{bar}] {percentage}%  {detail}`,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    fps: 10,
    // Ctrl-C is the command's: it cancels on the server first.
    gracefulExit: false,
  });
  bar.start(1, 0, { label: '', detail: '' });
  return bar;
}

function lineView(stream: TextStream, subject: string): ProgressView {
  let shownLabel: string | undefined;
  let shownAtMs = -Infinity;
  return {
    step(label, done, total, detail) {
      const nowMs = performance.now();
      if (label === shownLabel && nowMs - shownAtMs < LINE_INTERVAL_MS) return;
      shownLabel = label;
      shownAtMs = nowMs;
      const share = total === 0 ? '' : ` ${Math.floor((100 * done) / total)} %`;
      stream.write(`${subject}: ${label}${share}${detail === '' ? '' : ` (${detail})`}\n`);
    },
    end: () => undefined,
  };
}
