import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planOutputFiles } from '../../src/cli/predict/output-files.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sentinode-outputs-'));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

describe('planOutputFiles', () => {
  it('takes the name as it is for one slide', async () => {
    const planned = await planOutputFiles({ heatmap: join(root, 'new/map.png') }, ['a.svs']);
    expect(planned.get('a.svs')).toEqual({ heatmap: join(root, 'new/map.png') });
    expect((await stat(join(root, 'new'))).isDirectory()).toBe(true);
  });

  it('names the files after the slides in a folder, for several or when it is one', async () => {
    const options = { heatmap: root, patchScores: root };
    expect(await planOutputFiles(options, ['x/a.ome.tiff', 'b.svs'])).toEqual(
      new Map([
        ['x/a.ome.tiff', { heatmap: join(root, 'a.png'), patchScores: join(root, 'a.csv') }],
        ['b.svs', { heatmap: join(root, 'b.png'), patchScores: join(root, 'b.csv') }],
      ]),
    );
    expect((await planOutputFiles(options, ['a.svs'])).get('a.svs')?.heatmap).toBe(join(root, 'a.png'));
    const named = await planOutputFiles({ heatmap: `${join(root, 'out')}/` }, ['a.svs']);
    expect(named.get('a.svs')?.heatmap).toBe(join(root, 'out/a.png'));
  });

  it('refuses two slides in one place, and a file where a folder must be', async () => {
    const twins = planOutputFiles({ heatmap: root }, ['x/a.svs', 'y/a.tif']);
    await expect(twins).rejects.toMatchObject({
      reason: 'USAGE',
      message: expect.stringContaining('x/a.svs') as string,
    });
    await writeFile(join(root, 'map.png'), '');
    const onFile = planOutputFiles({ heatmap: join(root, 'map.png') }, ['a.svs', 'b.svs']);
    await expect(onFile).rejects.toMatchObject({ reason: 'USAGE' });
  });

  it('says at once when the place cannot be made', async () => {
    await writeFile(join(root, 'file'), '');
    const planned = planOutputFiles({ patchScores: join(root, 'file/scores.csv') }, ['a.svs']);
    await expect(planned).rejects.toMatchObject({ code: expect.stringMatching(/EEXIST|ENOTDIR/) as string });
  });

  it('plans nothing when nothing is wanted', async () => {
    await mkdir(join(root, 'x'));
    expect(await planOutputFiles({}, ['a.svs'])).toEqual(new Map([['a.svs', {}]]));
  });
});
