import { describe, expect, it } from 'vitest';
import { createFileReader } from '../../../src/training/data/create-file-reader.js';

/** A disk whose direct reads take the milliseconds that `tookMs` says. */
function diskOf(tookMs: (file: string) => number): { read: (file: string) => Promise<Uint8Array>; ways: string[] } {
  const ways: string[] = [];
  let clockMs = 0;
  const read = createFileReader({
    nowMs: () => clockMs,
    readNow: (file) => {
      ways.push(`now ${file}`);
      clockMs += tookMs(file);
      return Uint8Array.of(1);
    },
    readAside: (file) => {
      ways.push(`aside ${file}`);
      return Promise.resolve(Uint8Array.of(2));
    },
  });
  return { read, ways };
}

describe('createFileReader', () => {
  it('reads on the calling thread while files come quickly', async () => {
    const { read, ways } = diskOf(() => 0.1);
    expect([...(await read('a')), ...(await read('b'))]).toEqual([1, 1]);
    expect(ways).toEqual(['now a', 'now b']);
  });

  it('after a slow one reads a thousand aside, then tries again', async () => {
    const { read, ways } = diskOf((file) => (file === 'slow' ? 30 : 0.1));
    await read('slow');
    for (let file = 0; file < 1_001; file += 1) await read(String(file));
    expect(ways.filter((way) => way.startsWith('aside'))).toHaveLength(1_000);
    expect(ways.at(-1)).toBe('now 1000');
  });

  it('reads what is there, and rejects for what is not', async () => {
    const read = createFileReader();
    expect((await read(new URL(import.meta.url).pathname)).byteLength).toBeGreaterThan(500);
    await expect(read('/no/such/file.png')).rejects.toThrow(/ENOENT/);
  });
});
