import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { decodeInWorker } from '../../../../src/slides/codecs/decode-jpeg2000.js';
import { readJpeg2000Header } from '../../../../src/slides/codecs/jpeg2000-header.js';
import { decodeByOpenjpeg } from '../../../../src/slides/codecs/native/openjpeg.js';
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

const tiles = await storedTiles('tcga-cr-7395-region.svs');

const isThere = (await loadCodec({ linux: 'libopenjp2.so.7' }, () => true)) === true;

suiteThatNeeds(isThere, 'libopenjp2: apt-get install libopenjp2-7')('OpenJPEG', () => {
  it('decodes a scanner’s tiles to what its WebAssembly makes of them', async () => {
    for (const tile of tiles) {
      const header = readJpeg2000Header(tile);
      const samples = await decodeByOpenjpeg(tile, header);
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
      const samples = await decodeByOpenjpeg(tile, header);
      const colours = await decodeByOpenjpeg(tile, { ...header, ycbcr: true });
      expect(digestOf(colours)).toBe(digestOf(samples && ycbcrToRgb(samples)));
      expect(digestOf(colours)).not.toBe(digestOf(samples));
    }
  });

  it('decodes many at a time, each to its own samples', async () => {
    const header = readJpeg2000Header(tiles[0]!);
    const decode = async (tile: Uint8Array): Promise<string> => digestOf(await decodeByOpenjpeg(tile, header));
    const alone: string[] = [];
    for (const tile of tiles) alone.push(await decode(tile));
    expect(await Promise.all([...tiles, ...tiles, ...tiles].map(decode))).toEqual([...alone, ...alone, ...alone]);
    expect(new Set(alone).size).toBe(tiles.length);
  });

  it('leaves a stream that ends early, or says another size, to the other decoder, which says what is wrong', async () => {
    const [tile = new Uint8Array(0)] = tiles;
    const header = readJpeg2000Header(tile);
    for (const share of [0.02, 0.2, 0.5, 0.95]) {
      expect(await decodeByOpenjpeg(tile.slice(0, Math.floor(tile.length * share)), header)).toBeUndefined();
    }
    expect(await decodeByOpenjpeg(new Uint8Array(0), header)).toBeUndefined();
    expect(await decodeByOpenjpeg(tile, { ...header, widthPx: header.widthPx - 1 })).toBeUndefined();
    expect(await decodeByOpenjpeg(tile, { ...header, components: 1 })).toBeUndefined();
    // The next one finds nothing of the failures before it.
    expect(await decodeByOpenjpeg(tile, header)).toBeDefined();
  });
});
