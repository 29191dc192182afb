import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeFileDurably } from '../../src/weights/write-file-durably.js';
import { canMountDisks, mountSmallDisk, unmountSmallDisk } from '../support/small-disk.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const DISK_BYTES = 1024 * 1024;

it('replaces a file whole', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'weights.bin');
  await writeFileDurably(file, 'one');
  await writeFileDurably(file, 'two');
  expect(await readFile(file, 'utf8')).toBe('two');
  expect(await readdir(folder)).toEqual(['weights.bin']);
});

suiteThatNeeds(canMountDisks(), 'the right to mount a tmpfs')('a full disk', () => {
  it('is STORAGE_FULL, keeps what was there and leaves nothing half-written', async () => {
    const dir = mountSmallDisk(DISK_BYTES) ?? '';
    try {
      const file = join(dir, 'last.checkpoint');
      await writeFileDurably(file, 'the checkpoint before');
      await expect(writeFileDurably(file, new Uint8Array(2 * DISK_BYTES))).rejects.toMatchObject({
        reason: 'STORAGE_FULL',
        metadata: { file: 'last.checkpoint' },
      });
      expect(await readFile(file, 'utf8')).toBe('the checkpoint before');
      expect(await readdir(dir)).toEqual(['last.checkpoint']);
    } finally {
      unmountSmallDisk(dir);
    }
  });
});
