// A cohort's slides: opened, their tissue found, their truth read and their patches labelled; once for the same
// content.
import path from 'node:path';
import { dataInvalid } from '../../domain/dataset/data-invalid.js';
import type { SkippedItem } from '../../domain/dataset/data-report.js';
import { parseSlideManifest, type SlideRow } from '../../domain/dataset/parse-manifests.js';
import { AppError } from '../../domain/errors/app-error.js';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { forEachLimited } from '../../domain/async/for-each-limited.js';
import { fileSetOf } from './file-set-of.js';
import { openIndexCache, sha256, type IndexCache } from './index-cache.js';
import type { IndexedData, IndexedUnit } from './indexed-data.js';
import { labelSlide } from './label-slide.js';
import type { LabelledPatch } from './labelled-patch.js';
import { readManifest } from './read-manifest.js';
import type { RootGuard } from './root-guard.js';
import type { SlideRules } from './slide-rules.js';
import { fromStoredCells, toStoredCells } from './stored-cells.js';
import type { SlideTools } from './slide-tools.js';
import type { SlideCells, TrainingSlide } from './training-slide.js';

/** One slide is read while another is decoded. */
const SLIDES_AT_ONCE = 2;
/** Raised when the rules of labelling change. */
const RULES = 1;

interface Cohort {
  readonly dir: string;
  readonly rules: SlideRules;
  readonly guard: RootGuard;
  readonly tools: SlideTools;
  readonly cache: IndexCache;
  readonly signal: AbortSignal;
}

/** Slides that cannot be used are skipped and named; throws TRAINING_DATA_INVALID for a manifest that cannot. */
export async function indexSlides(
  rules: SlideRules,
  guard: RootGuard,
  tools: SlideTools,
  indexDir: string | undefined,
  signal: AbortSignal,
): Promise<IndexedData> {
  const manifest = await readManifest(rules.source.manifest, guard);
  const rows = parseSlideManifest(manifest.text);
  if (rows.length === 0) throw dataInvalid('the manifest lists no slides');
  const cache = await openIndexCache(indexDir, `slides ${rules.source.manifest}`);
  const cohort: Cohort = { dir: manifest.dir, rules, guard, tools, cache, signal };
  const found: (TrainingSlide | SkippedItem)[] = [];
  await forEachLimited(rows.keys(), SLIDES_AT_ONCE, async (index) => {
    const row = rows[index];
    if (row !== undefined) found[index] = await trySlide(row, cohort);
  });
  const unsaved = await cache.save();
  const once = found.map(skipTwins());
  const slides = once.filter((item): item is TrainingSlide => 'grid' in item);
  const notes = slides.flatMap((slide) => slide.notes.map((note) => `${slide.name}: ${note}`));
  return {
    units: slides.map(toUnit),
    skipped: once.filter((item): item is SkippedItem => 'reason' in item),
    notes: unsaved === undefined ? notes : [...notes, unsaved],
    use: cache.use,
  };
}

/** Skips a slide whose content an earlier row has: it would count twice. */
function skipTwins(): (item: TrainingSlide | SkippedItem) => TrainingSlide | SkippedItem {
  const names = new Map<string, string>();
  return (item) => {
    if ('reason' in item) return item;
    const twin = names.get(item.image);
    if (twin === undefined) names.set(item.image, item.name);
    return twin === undefined ? item : { name: item.name, reason: `it is the same file as ${twin}` };
  };
}

async function trySlide(row: SlideRow, cohort: Cohort): Promise<TrainingSlide | SkippedItem> {
  throwIfAborted(cohort.signal);
  try {
    return await readSlide(row, cohort);
  } catch (error) {
    throwIfAborted(cohort.signal);
    const reason = error instanceof AppError ? error.message : 'it cannot be read';
    return { name: row.slide, reason };
  }
}

async function readSlide(row: SlideRow, cohort: Cohort): Promise<TrainingSlide> {
  const { cache, rules } = cohort;
  const files = await fileSetOf(await findFile(row.slide, 'slide', cohort));
  const truthFile = row.truth === undefined ? undefined : await findFile(row.truth, 'truth', cohort);
  const image = await digestOf(files.rootDir, files.names, cache);
  const truth = truthFile === undefined ? '' : (await cache.stampOf(truthFile)).sha256;
  const key = sha256(
    JSON.stringify([RULES, image, truth, row.tumour, row.mpp, { ...rules, source: labelling(rules) }]),
  );
  let cells = fromStoredCells(cache.get(key));
  if (cells === undefined) {
    cells = await labelSlide({ files, truthFile, row, rules }, cohort.tools, cohort.signal);
    cache.put(key, toStoredCells(cells));
  }
  requireUsable(cells);
  return {
    ...cells,
    name: row.slide,
    files,
    image,
    truth,
    ...(row.patient === undefined ? {} : { patient: row.patient }),
  };
}

/** What of the source decides how patches are labelled: not where its manifest lies. */
function labelling({ source }: SlideRules): object {
  return { ...source, manifest: '' };
}

function requireUsable({ tumour, normal, halfTumour }: SlideCells): void {
  if (tumour.length + normal.length + halfTumour.length > 0) return;
  throw dataInvalid('it has no patch of either class');
}

async function findFile(name: string, what: string, { dir, guard }: Cohort): Promise<string> {
  const file = await guard.find(dir, name);
  if (file !== undefined) return file;
  throw new AppError(
    'TRAINING_DATA_INVALID',
    `its ${what} ${path.basename(name)} does not exist below the training roots`,
  );
}

/** Of one file its own digest; of several that of their names and digests. */
async function digestOf(rootDir: string, names: readonly string[], cache: IndexCache): Promise<string> {
  const lines: string[] = [];
  for (const name of names) lines.push(`${name}\t${(await cache.stampOf(path.join(rootDir, name))).sha256}`);
  return names.length === 1 ? (lines[0]?.split('\t')[1] ?? '') : sha256(lines.join('\n'));
}

function toUnit(slide: TrainingSlide): IndexedUnit {
  const { name, image, truth, patient, positive } = slide;
  return {
    name,
    slide: name,
    ...(patient === undefined ? {} : { patient }),
    image,
    tumour: positive,
    digestLine: `${name}\t${image}\t${truth}`,
    patches: patchesOf(slide),
    cohortSlide: slide,
  };
}

function patchesOf(slide: TrainingSlide): readonly LabelledPatch[] {
  const patches = (cells: Uint32Array, tumour: boolean, half: boolean): readonly LabelledPatch[] =>
    Array.from(cells, (cell) => ({ kind: 'slide', slide, cell, half, tumour }));
  return [
    ...patches(slide.tumour, true, false),
    ...patches(slide.halfTumour, true, true),
    ...patches(slide.normal, false, false),
  ];
}
