import { describe, expect, test } from 'vitest';
import { createBufferPool, type BufferPool } from '../../../src/domain/collections/buffer-pool.js';

function pool(maxIdleBytes = 10_000): BufferPool {
  return createBufferPool({ maxIdleBytes, allocate: (bytes) => new ArrayBuffer(bytes) });
}

describe('a buffer pool', () => {
  test('gives the same memory again, at the length asked for', () => {
    const { take, giveBack } = pool();
    const first = take(1000);
    giveBack(first);
    const second = take(900);
    expect(second).toHaveLength(900);
    expect(second.buffer).toBe(first.buffer);
  });

  test('gives nothing to two at a time, even what was given back twice', () => {
    const { take, giveBack } = pool();
    const first = take(1000);
    expect(take(1000).buffer).not.toBe(first.buffer);
    giveBack(first);
    giveBack(first);
    expect(take(1000).buffer).not.toBe(take(1000).buffer);
  });

  test('holds no large memory with little in it', () => {
    const { take, giveBack } = pool();
    giveBack(take(1000));
    expect(take(499).buffer.byteLength).toBe(499);
    expect(take(500).buffer.byteLength).toBe(1000);
  });

  test('lets go what was given back first once it is beyond its bound', () => {
    const { take, giveBack } = pool(4000);
    const lent = Array.from({ length: 5 }, () => take(1000));
    for (const bytes of lent) giveBack(bytes);
    const again = Array.from({ length: 5 }, () => take(1000));
    const kept = lent.map(({ buffer }) => again.some((bytes) => bytes.buffer === buffer));
    expect(kept).toEqual([false, true, true, true, true]);
  });

  test('takes nothing that came from elsewhere', () => {
    const { take, giveBack } = pool();
    const stranger = new Uint8Array(1000);
    giveBack(stranger);
    expect(take(1000).buffer).not.toBe(stranger.buffer);
  });
});
