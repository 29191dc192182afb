import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { decodeInWorker } from '../../../../src/slides/codecs/decode-jpeg2000.js';
import { readJpeg2000Header } from '../../../../src/slides/codecs/jpeg2000-header.js';
import { decodeByOpenjpeg } from '../../../../src/slides/codecs/native/openjpeg.js';
import type { SampleLayout } from '../../../../src/slides/codecs/native/openjpeg-image.js';
import { ycbcrToRgb } from '../../../../src/slides/codecs/ycbcr-to-rgb.js';
import { loadCodec } from '../../../../src/native/load-codec.js';
import { suiteThatNeeds } from '../../../support/suite-that-needs.js';
import { storedTiles } from '../support/stored-tiles.js';

const digestOf = (bytes: Uint8Array = new Uint8Array(0)): string => createHash('sha256').update(bytes).digest('hex');

function largestDifference(samples: ArrayLike<number> | undefined, others: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < others.length; i += 1) largest = Math.max(largest, Math.abs((samples?.[i] ?? 999) - others[i]!));
  return largest;
}

/** The samples side by side; undefined for a stream that is left to the other decoder. */
async function decode(stream: Uint8Array, layout: SampleLayout): Promise<Uint8Array | undefined> {
  const pitchBytes = layout.widthPx * layout.components;
  const data = new Uint8Array(pitchBytes * layout.heightPx);
  return (await decodeByOpenjpeg(stream, layout, { data, pitchBytes })) ? data : undefined;
}

const tiles = await storedTiles('tcga-cr-7395-region.svs');

const isThere = (await loadCodec({ linux: 'libopenjp2.so.7' }, () => true)) === true;

suiteThatNeeds(isThere, 'libopenjp2: apt-get install libopenjp2-7')('OpenJPEG', () => {
  it('decodes a scanner’s tiles to what its WebAssembly makes of them', async () => {
    for (const tile of tiles) {
      const header = readJpeg2000Header(tile);
      const samples = await decode(tile, header);
      expect(samples).toHaveLength(header.widthPx * header.heightPx * 3);
      // The last bit of the irreversible transform may differ between versions.
      expect(largestDifference(samples, await decodeInWorker(tile.slice(), samples?.length ?? 0))).toBeLessThanOrEqual(
        1,
      );
    }
  });

  it('turns YCbCr into the RGB that it would be made into afterwards', async () => {
    for (const tile of tiles) {
      const header = readJpeg2000Header(tile);
      const samples = await decode(tile, header);
      const colours = await decode(tile, { ...header, ycbcr: true });
      expect(digestOf(colours)).toBe(digestOf(samples && ycbcrToRgb(samples)));
      expect(digestOf(colours)).not.toBe(digestOf(samples));
    }
  });

  it('decodes straight to a place in a larger picture, and writes nothing beside it', async () => {
    const [tile = new Uint8Array(0)] = tiles;
    const header = readJpeg2000Header(tile);
    const [rowBytes, pitchBytes, left] = [header.widthPx * 3, header.widthPx * 3 + 45, 15];
    for (const ycbcr of [false, true]) {
      const picture = new Uint8Array(pitchBytes * header.heightPx).fill(7);
      const target = { data: picture.subarray(left), pitchBytes };
      await expect(decodeByOpenjpeg(tile, { ...header, ycbcr }, target)).resolves.toBe(true);
      const alone = (await decode(tile, { ...header, ycbcr })) ?? new Uint8Array(0);
      const expected = new Uint8Array(picture.length).fill(7);
      for (let row = 0; row < header.heightPx; row += 1) {
        expected.set(alone.subarray(row * rowBytes, (row + 1) * rowBytes), row * pitchBytes + left);
      }
      expect(digestOf(picture)).toBe(digestOf(expected));
    }
  });

  it('decodes many at a time, each to its own samples', async () => {
    const header = readJpeg2000Header(tiles[0]!);
    const decoded = async (tile: Uint8Array): Promise<string> => digestOf(await decode(tile, header));
    const alone: string[] = [];
    for (const tile of tiles) alone.push(await decoded(tile));
    expect(await Promise.all([...tiles, ...tiles, ...tiles].map(decoded))).toEqual([...alone, ...alone, ...alone]);
    expect(new Set(alone).size).toBe(tiles.length);
  });

  it('leaves a stream that ends early, or says another size, to the other decoder, which says what is wrong', async () => {
    const [tile = new Uint8Array(0)] = tiles;
    const header = readJpeg2000Header(tile);
    for (const share of [0.02, 0.2, 0.5, 0.95]) {
      expect(await decode(tile.slice(0, Math.floor(tile.length * share)), header)).toBeUndefined();
    }
    expect(await decode(new Uint8Array(0), header)).toBeUndefined();
    expect(await decode(tile, { ...header, widthPx: header.widthPx - 1 })).toBeUndefined();
    expect(await decode(tile, { ...header, components: 1 })).toBeUndefined();
    // The next one finds nothing of the failures before it.
    expect(await decode(tile, header)).toBeDefined();
  });
});
