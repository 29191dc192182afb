// Both ways to inflate a patch's rows: Node's own zlib called directly, and its interface.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflateExactly } from '../../../src/image/png/decode-plain-png.js';
import { loadUncompress } from '../../../src/native/load-uncompress.js';

const CONTENT = Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * at) >> 5));
const COMPRESSED = deflateSync(CONTENT);

const flipped = (at: number): Buffer => {
  const changed = Buffer.from(COMPRESSED);
  changed[at] = (changed[at] ?? 0) ^ 0xff;
  return changed;
};

describe.each([
  ['Node’s zlib called directly', loadUncompress],
  ['Node’s interface', () => Promise.resolve(inflateExactly)],
])('%s', (_, load) => {
  it('fills the room that is given, and no more', async () => {
    const uncompress = await load();
    const memory = Buffer.alloc(CONTENT.length + 2, 7);
    expect(uncompress?.(COMPRESSED, memory.subarray(1, -1))).toBe(true);
    expect(memory.subarray(1, -1).equals(CONTENT)).toBe(true);
    expect([memory.at(0), memory.at(-1)]).toEqual([7, 7]);
  });

  it.each([
    ['a stream that ends early', COMPRESSED.subarray(0, -1), 0],
    ['nothing', Buffer.of(), 0],
    ['bytes behind the stream', Buffer.concat([COMPRESSED, Buffer.of(0)]), 0],
    ['less room than there is content', COMPRESSED, -1],
    ['more room than there is content', COMPRESSED, 1],
    ['content without end', deflateSync(Buffer.alloc(1 << 24)), 0],
    ['another checksum', flipped(COMPRESSED.length - 1), 0],
    ['no zlib header', flipped(0), 0],
  ])('refuses %s', async (_what, compressed, more) => {
    const uncompress = await load();
    expect(uncompress?.(compressed, Buffer.alloc(CONTENT.length + more))).toBe(false);
  });
});
