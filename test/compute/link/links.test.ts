import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHangWatch, type HangWatch } from '../../../src/compute/link/hang-watch.js';
import { createInbox } from '../../../src/compute/link/inbox.js';
import { logOutput } from '../../../src/compute/link/log-output.js';
import { createRecordingLog } from '../../support/recording-log.js';

describe('the hang watch', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  const limits = { startMs: 5000, silenceMs: 1000, computingMs: 10_000 };
  const started = (onHang: (problem: string) => void): HangWatch => {
    const watch = createHangWatch(limits, onHang);
    watch.started();
    return watch;
  };

  test('a silent child hangs, a speaking one does not', () => {
    const onHang = vi.fn();
    const watch = started(onHang);
    for (let second = 0; second < 20; second += 1) {
      vi.advanceTimersByTime(900);
      watch.heard();
    }
    expect(onHang).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1500);
    expect(onHang.mock.calls).toEqual([['silent for over 1000 ms while waiting']]);
    vi.advanceTimersByTime(60_000);
    expect(onHang).toHaveBeenCalledOnce();
  });

  test('a child at work may be silent for longer, but not for ever', () => {
    const onHang = vi.fn();
    const watch = started(onHang);
    watch.heard();
    watch.computing(true);
    vi.advanceTimersByTime(9000);
    expect(onHang).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2000);
    expect(onHang.mock.calls).toEqual([['silent for over 10000 ms while computing']]);
  });

  test('a child that starts may take longer than one that serves', () => {
    const onHang = vi.fn();
    createHangWatch(limits, onHang);
    vi.advanceTimersByTime(4900);
    expect(onHang).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(onHang.mock.calls).toEqual([['silent for over 5000 ms while starting']]);
  });

  test('nothing is said of a child that has ended', () => {
    const onHang = vi.fn();
    started(onHang).stop();
    vi.advanceTimersByTime(60_000);
    expect(onHang).not.toHaveBeenCalled();
  });
});

describe('the inbox', () => {
  test('gives what was pushed, in order, then the end', async () => {
    const inbox = createInbox<number>();
    inbox.push(1);
    const waiting = [inbox.next(), inbox.next()];
    inbox.push(2);
    inbox.end();
    await expect(Promise.all(waiting)).resolves.toMatchObject([{ value: 1 }, { value: 2 }]);
    await expect(inbox.next()).resolves.toEqual({ done: true, value: undefined });
  });

  test('a failure comes before what waits, and stays', async () => {
    const inbox = createInbox<number>();
    inbox.push(1);
    inbox.fail(new Error('lost'));
    inbox.push(2);
    await expect(inbox.next()).rejects.toThrow('lost');
    await expect(inbox.next()).rejects.toThrow('lost');
  });
});

test('what a child prints goes to the log line by line, the last one too, and endless lines in pieces', async () => {
  const log = createRecordingLog();
  const stream = new PassThrough();
  logOutput(stream, 'stderr', log);
  stream.write('first\nsec');
  stream.write(`ond\n\n${'x'.repeat(9000)}`);
  stream.end('last');
  await new Promise((resolve) => stream.once('close', resolve));
  expect(log.lines.map(({ message }) => message)).toEqual(['first', 'second', 'x'.repeat(9000), 'last']);
  expect(log.lines[0]).toMatchObject({ level: 'warn', fields: { process: 'compute', stream: 'stderr' } });
});
