import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { decodeRaster } from '../../../src/image/decode-raster.js';
import { sharp } from '../../../src/image/sharp.js';
import { decodeByTurbojpeg, decodeInto, type JpegStream } from '../../../src/image/jpeg/turbojpeg.js';
import { paint, waves } from '../../slides/support/test-pictures.js';
import { present } from '../../support/present.js';
import { codecSuite } from '../../slides/codecs/support/codec-suite.js';

const WIDTH_PX = 113;
const HEIGHT_PX = 75;
const picture = paint(WIDTH_PX, HEIGHT_PX, waves);

const digestOf = (bytes: Uint8Array = new Uint8Array(0)): string => createHash('sha256').update(bytes).digest('hex');

type Writing = Parameters<ReturnType<typeof sharp>['jpeg']>[0];

async function written(options: Writing, grey = false): Promise<JpegStream> {
  const raw = sharp(picture.data, { raw: { width: WIDTH_PX, height: HEIGHT_PX, channels: 3 } });
  const bytes = new Uint8Array(await (grey ? raw.toColourspace('b-w') : raw).jpeg(options).toBuffer());
  return { bytes, widthPx: WIDTH_PX, heightPx: HEIGHT_PX, channels: grey ? 1 : 3 };
}

codecSuite('libjpeg-turbo', 'libturbojpeg', () => {
  it.each<[string, Writing, boolean?]>([
    ['full colour', { quality: 90, chromaSubsampling: '4:4:4' }],
    ['halved colour', { quality: 70, chromaSubsampling: '4:2:0' }],
    ['many scans', { quality: 60, progressive: true }],
    ['optimised tables', { quality: 30, mozjpeg: true }],
    ['grey', { quality: 80 }, true],
  ])('decodes %s to the very pixels of libvips', async (_, options, grey) => {
    const stream = await written(options, grey);
    const { data, channels } = await decodeRaster(stream.bytes, {
      maxPixels: WIDTH_PX * HEIGHT_PX,
      grey: stream.channels === 1,
    });
    expect(channels).toBe(stream.channels);
    expect(await decodeByTurbojpeg(stream)).toEqual(new Uint8Array(data));
  });

  it('decodes many at a time, each to its own pixels', async () => {
    const streams = await Promise.all([20, 40, 60, 80].map((quality) => written({ quality })));
    const decode = async (stream: JpegStream): Promise<string> => digestOf(await decodeByTurbojpeg(stream));
    const alone: string[] = [];
    for (const stream of streams) alone.push(await decode(stream));
    const together = await Promise.all(
      Array.from({ length: 16 }, () => streams)
        .flat()
        .map(decode),
    );
    expect(together).toEqual(Array.from({ length: 16 }, () => alone).flat());
    expect(new Set(alone).size).toBe(streams.length);
  });

  it('decodes into a larger picture, in shared memory too, and writes nothing beside its place', async () => {
    const stream = await written({ quality: 80 });
    const alone = present(await decodeByTurbojpeg(stream), 'the tile');
    const pitchBytes = WIDTH_PX * 3 + 10;
    const data = new Uint8Array(new SharedArrayBuffer(pitchBytes * (HEIGHT_PX + 2))).fill(7);
    expect(await decodeInto(stream, { data: data.subarray(pitchBytes + 4), pitchBytes })).toBe(true);
    const expected = new Uint8Array(data.length).fill(7);
    for (let row = 0; row < HEIGHT_PX; row += 1) {
      expected.set(alone.subarray(row * WIDTH_PX * 3, (row + 1) * WIDTH_PX * 3), (row + 1) * pitchBytes + 4);
    }
    expect(digestOf(data)).toBe(digestOf(expected));
    const small = { data: data.subarray(0, pitchBytes * (HEIGHT_PX - 1)), pitchBytes };
    await expect(decodeInto(stream, small)).rejects.toMatchObject({ reason: 'INTERNAL' });
  });

  it('leaves a stream that ends early, or that only warns, to libvips, which says what is wrong', async () => {
    const stream = await written({ quality: 80 });
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      const bytes = stream.bytes.slice(0, Math.floor(stream.bytes.length * share));
      expect(await decodeByTurbojpeg({ ...stream, bytes })).toBeUndefined();
    }
    // Bytes between markers are a warning.
    const bytes = Uint8Array.from([...stream.bytes.slice(0, 2), 0, 0, 0, ...stream.bytes.slice(2)]);
    expect(await decodeByTurbojpeg({ ...stream, bytes })).toBeUndefined();
  });

  it('decodes nothing of another size than stated: it would not fit', async () => {
    const stream = await written({ quality: 80 });
    for (const [widthPx, heightPx] of [
      [WIDTH_PX - 1, HEIGHT_PX],
      [WIDTH_PX, HEIGHT_PX - 1],
      [WIDTH_PX * 2, HEIGHT_PX * 2],
    ] as const) {
      expect(await decodeByTurbojpeg({ ...stream, widthPx, heightPx })).toBeUndefined();
    }
  });
});

describe('without libjpeg-turbo', () => {
  it('decodes nothing, and libvips does it', async () => {
    vi.stubEnv('SENTINODE_CODECS_PREFIX', '');
    vi.resetModules();
    try {
      const alone = await import('../../../src/image/jpeg/turbojpeg.js');
      expect(await alone.decodeByTurbojpeg(await written({ quality: 80 }))).toBeUndefined();
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
