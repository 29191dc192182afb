import { expect, it } from 'vitest';
import { createCloseableStack } from '../../src/compose/closeable-stack.js';
import type { Log } from '../../src/ports/log.js';

function setUp(): { closed: string[]; errors: unknown[]; stack: ReturnType<typeof createCloseableStack> } {
  const closed: string[] = [];
  const errors: unknown[] = [];
  const ignore = (): void => undefined;
  const log: Log = { debug: ignore, info: ignore, warn: ignore, error: (fields) => errors.push(fields['part']) };
  const stack = createCloseableStack(log);
  for (const name of ['storage', 'compute', 'rpc']) {
    stack.push(name, async () => {
      closed.push(name);
      if (name === 'compute') throw new Error('stuck');
    });
  }
  return { closed, errors, stack };
}

it('closes what was opened last first, and does not stop at a part that fails', async () => {
  const { closed, errors, stack } = setUp();
  await stack.close();
  expect(closed).toEqual(['rpc', 'compute', 'storage']);
  expect(errors).toEqual(['compute']);
});

it('closes once, however often it is asked', async () => {
  const { closed, stack } = setUp();
  await Promise.all([stack.close(), stack.close()]);
  await stack.close();
  expect(closed).toHaveLength(3);
});
