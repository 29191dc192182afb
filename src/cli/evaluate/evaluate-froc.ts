// FROC from files: a table of findings a slide, and the tumour of the slides that have any. No server.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { namesOf } from '../../domain/challenge/names-of.js';
import { parseFindings } from '../../domain/challenge/parse-findings.js';
import { parseSlideTruth } from '../../domain/challenge/parse-slide-truth.js';
import { slideKey } from '../../domain/challenge/slide-key.js';
import { evaluationScale } from '../../domain/lesions/evaluation-scale.js';
import { froc, type Froc } from '../../domain/lesions/froc.js';
import { matchFindings, type SlideHits } from '../../domain/lesions/match-findings.js';
import { CliError, usageError } from '../errors/cli-error.js';
import { EXIT } from '../errors/exit-codes.js';
import { readNamedText } from './read-named-text.js';
import { readTruthMask, type TruthFile } from './read-truth-mask.js';

export interface FrocInput {
  readonly findings: string;
  readonly polygons: string | undefined;
  readonly masks: string | undefined;
  readonly maskDownsample: number;
  readonly level0Mpp: number;
  /** Says which slides hold tumour; without it those that polygons or a mask are there for. */
  readonly truth: string | undefined;
  readonly signal: AbortSignal;
  onSlide(done: number, total: number, slide: string): void;
}

const POLYGON_FILE = /\.(json|geojson|xml)$/i;
const MASK_FILE = /\.(png|tiff?)$/i;

/** Every slide with a table counts, also with an empty one: the challenge's script counts files. */
export async function evaluateFroc(input: FrocInput): Promise<Froc> {
  const tables = await filesByKey(input.findings, /\.csv$/i);
  if (tables.size === 0) throw new CliError('NO_INPUT', EXIT.notFound, `no CSV in ${input.findings}`);
  const truths = await truthFiles(input);
  await checkAgainstTruth(input, tables, truths);
  const hits: SlideHits[] = [];
  for (const [key, path] of tables) {
    input.signal.throwIfAborted();
    input.onSlide(hits.length, tables.size, key);
    const truth = truths.get(key);
    const findings = parseFindings(await readNamedText(path));
    hits.push(matchFindings(findings, truth && (await readTruthMask(truth, evaluationScale(input.level0Mpp)))));
  }
  return froc(hits);
}

/** Of polygons and masks of one slide the polygons count: they are finer. */
async function truthFiles({ polygons, masks, maskDownsample }: FrocInput): Promise<ReadonlyMap<string, TruthFile>> {
  if (polygons === undefined && masks === undefined) throw usageError('--froc needs --truth-polygons or --truth-masks');
  const files = new Map<string, TruthFile>();
  for (const [key, path] of masks === undefined ? [] : await filesByKey(masks, MASK_FILE)) {
    files.set(key.replace(/_mask$/i, ''), { kind: 'mask', path, downsample: maskDownsample });
  }
  for (const [key, path] of polygons === undefined ? [] : await filesByKey(polygons, POLYGON_FILE)) {
    files.set(key, { kind: 'polygons', path });
  }
  return files;
}

/**
 * A slide with tumour whose outlines are missing would count every right finding as wrong; one without a table, not at
 * all.
 */
async function checkAgainstTruth(
  { truth, findings }: FrocInput,
  tables: ReadonlyMap<string, string>,
  truths: ReadonlyMap<string, TruthFile>,
): Promise<void> {
  const slides = truth === undefined ? [] : parseSlideTruth(await readNamedText(truth));
  const missing = slides.filter(({ slideId, positive }) => positive && !truths.has(slideKey(slideId)));
  if (missing.length > 0) throw refused(`no polygons and no mask for ${namesOf(missing)}, which hold tumour`);
  const contradicted = slides.filter(({ slideId, positive }) => !positive && truths.has(slideKey(slideId)));
  if (contradicted.length > 0)
    throw refused(`${namesOf(contradicted)} are said to be normal and have polygons or a mask`);
  const wanted = new Set([...truths.keys(), ...slides.map(({ slideId }) => slideKey(slideId))]);
  const untold = [...wanted].filter((key) => !tables.has(key)).map((slideId) => ({ slideId }));
  if (untold.length > 0)
    throw refused(`no CSV in ${findings} for ${namesOf(untold)}; an empty one says that nothing was found`);
}

function refused(message: string): CliError {
  return new CliError('INVALID_FIELD', EXIT.badInput, message);
}

/** Files of a folder by the slide they are named after, in the order of their names. */
async function filesByKey(folder: string, ending: RegExp): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder)).filter((name) => ending.test(name) && !name.startsWith('.')).sort();
  return new Map(names.map((name) => [slideKey(name), join(folder, name)]));
}
