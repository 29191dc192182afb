import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labelledFolders } from '../../src/system/labelled-folders.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function classes(files: Readonly<Record<string, readonly string[]>>): Promise<string> {
  const dir = await temporaryFolder();
  for (const [name, contents] of Object.entries(files)) {
    await mkdir(join(dir, name));
    for (const file of contents) await writeFile(join(dir, name, file), file);
  }
  return dir;
}

describe('labelledFolders', () => {
  it('lists images of the classes by name, whatever else lies there', async () => {
    const dir = await classes({ tumor: ['b.PNG', 'a.webp', 'notes.txt'], normal: ['c.tiff'], other: ['d.png'] });
    const files = await labelledFolders.list(dir, ['tumor', 'tumour'], 100);
    expect(files).toEqual([
      { path: join(dir, 'normal/c.tiff'), name: 'normal/c.tiff', tumour: false },
      { path: join(dir, 'tumor/a.webp'), name: 'tumor/a.webp', tumour: true },
      { path: join(dir, 'tumor/b.PNG'), name: 'tumor/b.PNG', tumour: true },
    ]);
  });

  it('stops above the limit', async () => {
    const dir = await classes({ tumor: ['a.png', 'b.png'], normal: ['c.png', 'd.png'] });
    expect(await labelledFolders.list(dir, ['tumor'], 1)).toHaveLength(2);
  });

  it('says which class cannot be read', async () => {
    const dir = await classes({ normal: ['c.png'] });
    await writeFile(join(dir, 'tumor'), 'a file');
    await expect(labelledFolders.list(dir, ['tumor'], 9)).rejects.toMatchObject({
      reason: 'TRAINING_DATA_INVALID',
      message: 'class folder tumor cannot be read',
    });
  });

  it('reads files up to a size, and nothing else', async () => {
    const dir = await classes({ tumor: ['a.png'] });
    await mkdir(join(dir, 'tumor/folder.png'));
    await symlink('/dev/zero', join(dir, 'tumor/endless.png'));
    const read = (name: string, maxBytes = 99): Promise<Uint8Array | undefined> =>
      labelledFolders.read({ path: join(dir, 'tumor', name), name, tumour: true }, maxBytes);
    expect(Buffer.from((await read('a.png')) ?? []).toString()).toBe('a.png');
    expect(await read('a.png', 4)).toBeUndefined();
    expect(await read('absent.png')).toBeUndefined();
    expect(await read('folder.png')).toBeUndefined();
    expect(await read('endless.png')).toBeUndefined();
  });
});
