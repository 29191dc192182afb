import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TextStream } from '../../src/cli/output/output.js';
import { createProgressView } from '../../src/cli/output/progress-view.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

function recorder(): { stream: TextStream; lines: string[] } {
  const lines: string[] = [];
  return { lines, stream: { write: (text) => lines.push(text) > 0, once: () => undefined, off: () => undefined } };
}

describe('progress without a terminal', () => {
  it('is a line a step, then at most one every two seconds', () => {
    const { stream, lines } = recorder();
    const view = createProgressView({ stream, quiet: false, subject: 'a.svs' });
    for (let done = 0; done <= 100; done++) {
      view.step('scoring', done, 100, `${done} of 100 patches`);
      vi.advanceTimersByTime(50);
    }
    view.step('aggregating', 0, 0, '');
    view.end();
    expect(lines).toEqual([
      'a.svs: scoring 0 % (0 of 100 patches)\n',
      'a.svs: scoring 40 % (40 of 100 patches)\n',
      'a.svs: scoring 80 % (80 of 100 patches)\n',
      'a.svs: aggregating\n',
    ]);
  });

  it('is nothing at all when it shall be quiet', () => {
    const { stream, lines } = recorder();
    const view = createProgressView({ stream, quiet: true, subject: 'a.svs' });
    view.step('scoring', 1, 2, '');
    view.end();
    expect(lines).toEqual([]);
  });
});
