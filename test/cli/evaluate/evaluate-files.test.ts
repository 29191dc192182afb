// `sentinode evaluate` on tables, polygons and masks: everything that needs no server.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatSlideScores } from '../../../src/domain/challenge/parse-slide-scores.js';
import { rasteriseLesions } from '../../../src/domain/lesions/rasterise-lesions.js';
import { GOLDEN, polygonsOf } from '../../domain/lesions/golden-lesions.js';
import { METHODS, publishedScores } from '../../domain/metrics/golden-scores.js';
import { runCommand } from '../../support/run-command.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));
const REFERENCE = join(FIXTURES, 'camelyon16/slide_scores.csv');
const POLYGONS = join(FIXTURES, 'camelyon16/polygons');
const FINDINGS = join(FIXTURES, 'evaluation/findings');
const STAGES = join(FIXTURES, 'camelyon17/stage_labels.csv');

let dir: string;
let path: (name: string) => string;

beforeEach(async () => {
  dir = await temporaryFolder();
  path = (name) => join(dir, name);
});

const write = async (name: string, ...lines: string[]): Promise<string> => {
  await writeFile(path(name), lines.map((line) => `${line}\n`).join(''));
  return path(name);
};

describe('evaluate --scores', () => {
  it.each(METHODS)('gives the published AUC of %s from the challenge’s table', async (method) => {
    const scores = publishedScores(method).map(({ score }, index) => ({
      slideId: `test_${String(index + 1).padStart(3, '0')}.tif`,
      score,
    }));
    // The reference's own order and names, of which one number is missing.
    const names = (await readFile(REFERENCE, 'utf8'))
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[2] ?? '');
    const table = formatSlideScores(
      scores.map(({ score }, index) => ({ slideId: `${names[index] ?? ''}.tif`, score })),
    );
    await writeFile(path('scores.csv'), table);
    const args = ['evaluate', '--scores', path('scores.csv'), '--truth', REFERENCE, '--json'];
    const { code, records, stderr } = await runCommand(args);
    expect(code, stderr).toBe(0);
    const [record] = records() as [
      { slides: { count: number; auc: { value: number }; bootstrapAuc: { ciLow: number } } },
    ];
    expect(record.slides.count).toBe(129);
    expect(record.slides.auc.value).toBeCloseTo(GOLDEN_AUC[method], 12);
    expect(record.slides.bootstrapAuc.ciLow).toBeLessThan(record.slides.auc.value);
  });

  it('is a table for people, and writes curves', async () => {
    const truth = await write('truth.csv', 'slide_id,label', 'a,1', 'b,0', 'c,1', 'd,0');
    const scores = await write('scores.csv', 'slide_id,slide_pred', 'a,0.9', 'b,0.2', 'c,0.6', 'd,0.7');
    const { code, stdout } = await runCommand([
      'evaluate',
      '--scores',
      scores,
      '--truth',
      truth,
      '--curves',
      path('out'),
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/slide AUC +│ 0\.750 │ 95 % .* by DeLong; 4, 2 with tumour/);
    expect(stdout).toMatch(/slide sensitivity +│ 0\.500 │ at 95 % specificity, threshold 0\.9000/);
    expect(await readFile(path('out/slides-roc.csv'), 'utf8')).toBe(
      'threshold,false_positive_rate,true_positive_rate\nInfinity,0,0\n0.9,0,0.5\n0.7,0.5,0.5\n0.6,0.5,1\n0.2,1,1\n',
    );
    expect(await readFile(path('out/slides-precision-recall.csv'), 'utf8')).toContain('0.7,0.5,0.5\n');
  });

  it.each([
    [['slide_id,slide_pred', 'a,0.9', 'b,x'], 'scores.csv, line 3: slide_pred "x" is no number'],
    [['a,0.9'], 'slides have no score: b'],
  ])('says what is wrong where, with exit code 3: %j', async (lines, message) => {
    const truth = await write('truth.csv', 'a,1', 'b,0');
    const scores = await write('scores.csv', ...lines);
    const { code, records } = await runCommand(['evaluate', '--scores', scores, '--truth', truth, '--json']);
    expect(code).toBe(3);
    expect(records()).toMatchObject([
      { error: { reason: 'INVALID_FIELD', message: expect.stringContaining(message) as string } },
    ]);
  });
});

const GOLDEN_AUC = {
  Method_I: 0.9155612244897959,
  Method_II_noise_only: 0.9420918367346939,
  Method_II_noise_norm: 0.9839285714285715,
};

describe('evaluate --froc', () => {
  it('gives the score of the independent implementation', async () => {
    const args = ['evaluate', '--froc', FINDINGS, '--truth-polygons', POLYGONS, '--curves', path('out'), '--json'];
    const { code, records, stderr } = await runCommand(args);
    expect(code, stderr).toBe(0);
    const [record] = records() as [{ froc: { slides: number; lesions: number; score: number } }];
    expect(record.froc).toMatchObject({ slides: 12, lesions: GOLDEN.froc.lesions });
    expect(record.froc.score).toBeCloseTo(GOLDEN.froc.score, 12);
    expect(await readFile(path('out/froc.csv'), 'utf8')).toMatch(
      /^threshold,false_positives_per_slide,sensitivity\n0\.\d+,/,
    );
  });

  it('takes masks too', async () => {
    await mkdir(path('findings'));
    await mkdir(path('masks'));
    await cp(join(FINDINGS, 'test_065.csv'), path('findings/test_065.csv'));
    const polygons = ['evaluate', '--froc', path('findings'), '--truth-polygons', POLYGONS, '--json'];
    await writeMask('test_065', path('masks/test_065_mask.png'));
    const masks = ['evaluate', '--froc', path('findings'), '--truth-masks', path('masks'), '--json'];
    const [fromMasks] = (await runCommand(masks)).records() as [{ froc: { lesions: number; score: number } }];
    expect(fromMasks.froc.lesions).toBe(GOLDEN.lesions['test_065']?.filter(({ isItc }) => !isItc).length);
    // Slides without a table of findings are told, so that none is forgotten.
    const { code, records } = await runCommand(polygons);
    expect(code).toBe(3);
    expect(JSON.stringify(records())).toContain('no CSV in');
  });

  it('takes a truth that says which slides hold tumour', async () => {
    const truth = await write('truth.csv', 'test_013,1', 'gone,1', 'normal_a,0');
    const args = ['evaluate', '--froc', FINDINGS, '--truth-polygons', POLYGONS, '--truth', truth, '--json'];
    const { code, records } = await runCommand(args);
    expect(code).toBe(3);
    expect(records()).toMatchObject([{ error: { message: 'no polygons and no mask for gone, which hold tumour' } }]);
  });

  it.each([
    ['findings.csv', '0.5,1', 'test_013.csv, line 1: expected `confidence,x,y`'],
    ['polygons', '{"positive": [{"vertices": [1]}]}', 'test_013.json: '],
  ])('says what is wrong with %s', async (what, text, message) => {
    await mkdir(path('findings'));
    await mkdir(path('polygons'));
    await writeFile(path('findings/test_013.csv'), what === 'findings.csv' ? text : '');
    if (what === 'findings.csv') await cp(join(POLYGONS, 'test_013.json'), path('polygons/test_013.json'));
    else await writeFile(path('polygons/test_013.json'), text);
    const args = ['evaluate', '--froc', path('findings'), '--truth-polygons', path('polygons'), '--json'];
    const { code, records } = await runCommand(args);
    expect(code).toBe(3);
    expect(records()).toMatchObject([{ error: { message: expect.stringContaining(message) as string } }]);
  });

  it('says which mask is broken', async () => {
    await mkdir(path('findings'));
    await mkdir(path('masks'));
    await writeFile(path('findings/a.csv'), '');
    await writeFile(path('masks/a.png'), 'no picture');
    const { code, records } = await runCommand([
      'evaluate',
      '--froc',
      path('findings'),
      '--truth-masks',
      path('masks'),
      '--json',
    ]);
    expect(code).toBe(3);
    expect(records()).toMatchObject([{ error: { message: expect.stringContaining('masks/a.png: ') as string } }]);
  });
});

/** The slide's tumour as a mask at 1/32, from the slide's corner on. */
async function writeMask(slide: string, file: string): Promise<void> {
  const { leftPx, topPx, widthPx, heightPx, data } = rasteriseLesions(polygonsOf(slide), {
    downsample: 32,
    marginPx: 2,
  });
  const png = sharp(Buffer.from(data.map((value) => value * 255)), {
    raw: { width: widthPx, height: heightPx, channels: 1 },
  });
  await png.extend({ left: leftPx, top: topPx, background: 'black' }).toColourspace('b-w').png().toFile(file);
}

describe('evaluate --stages', () => {
  it('confirms the rule on CAMELYON17', async () => {
    const { code, records } = await runCommand(['evaluate', '--stages', STAGES, '--json']);
    expect(code).toBe(0);
    expect(records()).toEqual([{ staging: { patients: 100, correct: 100, quadraticKappa: 1 } }]);
  });

  it('compares with predicted stages', async () => {
    const truth = await write('truth.csv', 'patient,stage', 'a.zip,pN0', 'b.zip,pN2');
    const predicted = await write('predicted.csv', 'patient,stage', 'a.zip,pN0', 'b.zip,pN1');
    const { stdout } = await runCommand(['evaluate', '--stages', truth, '--predicted-stages', predicted]);
    expect(stdout).toMatch(/pN stages +│ 1\/2/);
  });
});

describe('the options of evaluate', () => {
  it.each([
    [[], 'nothing to evaluate'],
    [['--scores', 'a.csv'], '--scores needs --truth'],
    [['--scores', 'a.csv', '--truth', 't.csv', '--slides', 'b.csv'], 'go apart'],
    [['--froc', FINDINGS], '--froc needs --truth-polygons or --truth-masks'],
    [['--predicted-stages', 'a.csv', '--patches', 'p'], '--predicted-stages needs --stages'],
    [['--stages', STAGES, '--out-csv', 'x.csv'], '--out-csv needs --slides'],
    [['--slides', 'a.csv', '--slide-id'], '--slide-id needs'],
    [['--stages', STAGES, '--bootstrap', '5'], '--bootstrap'],
  ])('%j is a usage error', async (args, message) => {
    const { code, stderr } = await runCommand(['evaluate', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('names a file that is not there, with exit code 4', async () => {
    const { code, stderr } = await runCommand(['evaluate', '--stages', path('absent.csv')]);
    expect(code).toBe(4);
    expect(stderr).toContain('absent.csv');
  });
});
