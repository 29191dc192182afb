import { expect, test } from 'vitest';
import { createRunningTasks } from '../../../src/compute/work/running-tasks.js';

test('tells of the first, of the end of the one that is at it longest, and of the last', async () => {
  const log: (boolean | string)[] = [];
  const running = createRunningTasks((active) => log.push(active));
  const ends: (() => void)[] = [];
  const begin = (): void => {
    running.begin(() => new Promise((resolve) => ends.push(resolve)));
  };
  const end = async (index: number): Promise<void> => {
    ends[index]?.();
    await new Promise(setImmediate);
    log.push(`ended ${index}`);
  };
  for (let count = 0; count < 3; count += 1) begin();
  // A watch for a call that hangs would not hear of the first if the second began its time anew.
  await end(1);
  await end(0);
  expect(running.some()).toBe(true);
  await end(2);
  await running.untilNone();
  expect(running.some()).toBe(false);
  expect(log).toEqual([true, 'ended 1', true, 'ended 0', false, 'ended 2']);
});
