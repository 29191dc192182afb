import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeMask } from '../../src/image/decode-mask.js';
import { sharp } from '../../src/image/sharp.js';
import { temporaryFolder } from '../support/temporary-folder.js';

type Image = ReturnType<typeof sharp>;

const raw = (samples: Uint8Array | Uint16Array, channels: 1 | 3 | 4): Image =>
  sharp(samples, { raw: { width: 2, height: 2, channels } });
const grey16 = (...samples: number[]): Image => raw(Uint16Array.from(samples), 1).toColourspace('grey16');

async function values(image: Image): Promise<readonly number[]> {
  const file = path.join(await temporaryFolder(), 'mask');
  await writeFile(file, await image.toBuffer());
  const { data, widthPx, heightPx } = await decodeMask(file, 100);
  expect([widthPx, heightPx]).toEqual([2, 2]);
  return [...data];
}

describe('decodeMask', () => {
  it('gives grey values as they are stored', async () => {
    const grey = raw(Uint8Array.of(0, 1, 2, 255), 1).toColourspace('b-w');
    expect(await values(grey.clone().png())).toEqual([0, 1, 2, 255]);
    expect(await values(grey.clone().tiff({ compression: 'lzw' }))).toEqual([0, 1, 2, 255]);
  });

  it('gives the largest channel of a colour, without its alpha', async () => {
    const rgb = Uint8Array.of(0, 0, 0, 0, 0, 7, 9, 0, 0, 255, 255, 255);
    expect(await values(raw(rgb, 3).png())).toEqual([0, 7, 9, 255]);
    const rgba = Uint8Array.of(0, 0, 0, 255, 0, 0, 7, 0, 9, 0, 0, 255, 255, 255, 255, 255);
    expect(await values(raw(rgba, 4).png())).toEqual([0, 7, 9, 255]);
  });

  it('loses no small value of 16 bits', async () => {
    expect(await values(grey16(0, 1, 2, 65_535).png())).toEqual([0, 1, 2, 255]);
  });

  it('reads palettes and single bits', async () => {
    const twoColours = raw(Uint8Array.of(0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255), 3);
    expect(await values(twoColours.clone().png({ palette: true, colours: 2 }))).toEqual([0, 255, 0, 255]);
    expect(await values(twoColours.clone().toColourspace('b-w').tiff({ bitdepth: 1 }))).toEqual([0, 255, 0, 255]);
  });

  it('refuses what is too large or no image', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'm.png');
    await writeFile(
      file,
      await sharp({ create: { width: 20, height: 20, channels: 3, background: 'black' } })
        .png()
        .toBuffer(),
    );
    await expect(decodeMask(file, 100)).rejects.toThrow(/pixel limit/);
    await writeFile(file, 'text');
    await expect(decodeMask(file, 100)).rejects.toMatchObject({ name: 'ImageError' });
  });
});
