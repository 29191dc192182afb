import { expect, test } from 'vitest';
import type { WorkPriority } from '../../../src/domain/scheduling/work-priority.js';
import { createSlideCrowd, type SlideShare } from '../../../src/compute/work/slide-crowd.js';

function heldBy(share: SlideShare): readonly number[] {
  return [share.batchPatches(33), share.blocksAhead(), share.batchesAhead(), share.batchesAtEngine()];
}

const ALONE = [33, 2, 2, 1];
const OF_TWO = [33, 1, 1, 1];
const OF_THREE = [17, 0, 0, 0];

test('each of more slides holds less, until some have ended', () => {
  const crowd = createSlideCrowd();
  const [first, second, third] = [crowd.join('bulk'), crowd.join('bulk'), crowd.join('bulk')];
  expect(heldBy(first)).toEqual(OF_THREE);
  third.leave();
  third.leave();
  expect(heldBy(first)).toEqual(OF_TWO);
  second.leave();
  expect(heldBy(first)).toEqual(ALONE);
});

test('slides that wait for a more urgent one do not lessen what it holds', () => {
  const crowd = createSlideCrowd();
  const [routine, background] = [crowd.join('interactive'), crowd.join('bulk')];
  const urgent = crowd.join('urgent');
  expect(heldBy(urgent)).toEqual(ALONE);
  expect(heldBy(routine)).toEqual(OF_TWO);
  expect(heldBy(background)).toEqual(OF_THREE);
});

test('few slides of a priority find their tissue at the same time, and none waits for a less urgent one', async () => {
  const crowd = createSlideCrowd();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const prepare = (name: string, priority: WorkPriority): Promise<void> =>
    crowd.prepare(priority, () => {
      begun.push(name);
      return new Promise((resolve) => void ends.push(resolve));
    });
  const all = [...['a', 'b', 'c'].map((name) => prepare(name, 'bulk')), prepare('urgent', 'urgent')];
  await Promise.resolve();
  expect(begun).toEqual(['a', 'b', 'urgent']);
  ends[0]?.();
  await all[0];
  expect(begun.at(-1)).toBe('c');
  ends.forEach((end) => end());
  await Promise.all(all);
});
