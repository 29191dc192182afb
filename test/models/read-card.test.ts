import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCard } from '../../src/models/read-card.js';
import type { ModelFolder } from '../../src/ports/model-repository.js';
import { fullManifest } from '../support/full-manifest.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function folderWith(files: Readonly<Record<string, string>>): Promise<ModelFolder> {
  const dir = await temporaryFolder();
  await mkdir(path.join(dir, 'plots'));
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(dir, file), text);
  return { name: 'mine', version: 3, dir, manifest: fullManifest(), manifestJson: '' };
}

const FILES = { 'MODEL_CARD.md': '# mine/3', 'plots/roc.svg': '<svg>roc</svg>', 'plots/loss.svg': '<svg>loss</svg>' };

describe('readCard', () => {
  it('reads text and plots in the order of the manifest', async () => {
    expect(await readCard(await folderWith(FILES))).toEqual({
      markdown: '# mine/3',
      plots: [
        { file: 'plots/roc.svg', svg: '<svg>roc</svg>' },
        { file: 'plots/loss.svg', svg: '<svg>loss</svg>' },
      ],
    });
  });

  it('says that a version of before has none', async () => {
    const folder = await folderWith({});
    const { card: _, ...manifest } = folder.manifest;
    await expect(readCard({ ...folder, manifest })).rejects.toMatchObject({
      reason: 'MODEL_CARD_NOT_FOUND',
      metadata: { model: 'mine/3' },
    });
  });

  it.each([
    ['a missing file', { 'MODEL_CARD.md': '# mine/3', 'plots/roc.svg': '<svg/>' }, 'plots/loss.svg'],
    ['too much in all', { ...FILES, 'plots/loss.svg': ' '.repeat(3 * 1024 * 1024) }, 'plots/loss.svg'],
  ])('refuses %s by its name', async (_, files, file) => {
    await expect(readCard(await folderWith(files))).rejects.toMatchObject({
      reason: 'MODEL_INVALID',
      metadata: { file },
    });
  });
});
