// Which patch sizes are taken, and that those refused are told which are.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sharp } from '../../../src/image/sharp.js';
import { patchSizeOf } from '../../../src/training/data/patch-size-of.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { dataPlan } from './cohort.js';

/** A folder a class, one patch of this size in each. */
async function sizeOfPatches(width: number, height: number): Promise<number> {
  const dir = await temporaryFolder();
  const pixels = { width, height, channels: 3, background: '#c080a0' } as const;
  for (const label of ['tumor', 'normal']) {
    await mkdir(path.join(dir, label));
    await writeFile(path.join(dir, label, 'p.png'), await sharp({ create: pixels }).png().toBuffer());
  }
  const source = { kind: 'folders', dirs: [dir], tumourClasses: ['tumor'], normalClasses: ['normal'] } as const;
  return patchSizeOf(dataPlan(source, { patchSizePx: 0 }));
}

it.each([32, 96, 112, 512, 1024])('takes patches of %i px', async (sidePx) => {
  expect(await sizeOfPatches(sidePx, sidePx)).toBe(sidePx);
});

it.each([
  [100, 100],
  [16, 16],
  [1040, 1040],
  [96, 112],
])('refuses patches of %i×%i px and names the sizes that it takes', async (width, height) => {
  await expect(sizeOfPatches(width, height)).rejects.toMatchObject({
    reason: 'TRAINING_DATA_INVALID',
    message: `training patches are ${width}×${height} px; they must be square, their side a multiple of 16 from 32 to 1,024`,
  });
});
