// One slide read from a server that lies now and then.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodeReference, REFERENCE_FILE_NAME } from '../../../../src/domain/archives/slide-reference.js';
import { AppError } from '../../../../src/domain/errors/app-error.js';
import type { RgbImage } from '../../../../src/domain/image.js';
import type { SlideReader } from '../../../../src/ports/slide-reader.js';
import { createArchives } from '../../../../src/slides/dicomweb/archives.js';
import { findSeries } from '../../../../src/slides/dicomweb/series/find-series.js';
import { createSlideFormats, createSlideOpener } from '../../../../src/slides/registry.js';
import { openArchiveDoor, type ArchiveDoor } from '../../dicomweb/support/archive-door.js';
import { randomOf, type Random } from '../random.js';
import { lieAbout } from './lies.js';
import type { Recording } from './recorded-answers.js';
import { soundAnswer } from './sound-answer.js';

/** A silent server is given up after this; the default is 30 s. */
const SILENCE_MS = 300;
const MAX_MESSAGE_CHARACTERS = 2500;
const REASONS = /^(ARCHIVE_[A-Z_]+|SLIDE_(CORRUPT|TRUNCATED|UNSUPPORTED)|UPLOAD_INCOMPLETE|REGION_OUT_OF_BOUNDS)$/;
/** Of patients, of the archive's addresses, of identifiers that lead to patients. */
const SECRETS = /CANARY|PATIENT|localhost|127\.0\.0\.1|dicom-web|1\.2\.3\.[19]/;

export interface WebCaseResult {
  readonly index: number;
  readonly lies: readonly string[];
  /** `read`, or the reasons of the errors. */
  readonly outcome: string;
  readonly offence?: string;
  readonly ms: number;
}

export async function runWebCase(recording: Recording, runSeed: number, index: number): Promise<WebCaseResult> {
  const random = randomOf(runSeed, index);
  const [door, elsewhere] = [await openArchiveDoor(), await openArchiveDoor()];
  const lies: string[] = [];
  door.answer = answererOf(recording, random, elsewhere, lies);
  const started = performance.now();
  try {
    const { reader, errors } = await readSlide(recording, door.url);
    const offence =
      errors.map(offenceOf).find((problem) => problem !== undefined) ??
      (elsewhere.asked.length > 0 ? 'another server was asked' : undefined) ??
      whiteIn(reader, lies);
    const reasons = new Set(errors.map((error) => (error instanceof AppError ? error.reason : 'crash')));
    const outcome = reasons.size === 0 ? 'read' : [...reasons].sort().join('+');
    return { index, lies, outcome, ms: performance.now() - started, ...(offence !== undefined && { offence }) };
  } finally {
    await Promise.all([door.close(), elsewhere.close()]);
  }
}

/** Lies to one request in a few: the first ones, most often, or nothing further on would ever be asked. */
function answererOf(
  recording: Recording,
  random: Random,
  elsewhere: ArchiveDoor,
  lies: string[],
): ArchiveDoor['answer'] {
  const from = random.below(12);
  const share = random.pick([0.2, 1]);
  let asked = 0;
  return (incoming, outgoing) => {
    asked += 1;
    const answer = soundAnswer(recording, incoming.url ?? '');
    if (answer === undefined) outgoing.writeHead(404).end();
    else if (asked <= from || random.next() > share)
      outgoing.writeHead(200, { 'content-type': answer.contentType }).end(answer.body);
    else {
      const lie = lieAbout(answer, random, elsewhere.url);
      lies.push(lie.what);
      lie.send(outgoing);
    }
    return true;
  };
}

interface WebReading {
  /** The levels as far as they could be read. */
  readonly reader: readonly RgbImage[];
  readonly errors: readonly unknown[];
}

async function readSlide({ seriesUid }: Recording, url: string): Promise<WebReading> {
  const archives = createArchives([{ name: 'hospital', url, maxRequests: 4, silenceMs: SILENCE_MS }]);
  const rootDir = await mkdtemp(path.join(tmpdir(), 'sentinode-fuzz-'));
  const errors: unknown[] = [];
  const note = (error: unknown): undefined => void errors.push(error);
  try {
    const client = archives.get('hospital');
    const reference = await findSeries(client, { archive: 'hospital', seriesUid }, new AbortController().signal);
    await writeFile(path.join(rootDir, REFERENCE_FILE_NAME), encodeReference(reference));
    const reader = await createSlideOpener(createSlideFormats({ archives }))({ rootDir, names: [REFERENCE_FILE_NAME] });
    try {
      return { reader: await readLevels(reader, note), errors };
    } finally {
      await reader.close();
    }
  } catch (error) {
    note(error);
    return { reader: [], errors };
  } finally {
    await rm(rootDir, { recursive: true, force: true });
  }
}

async function readLevels(reader: SlideReader, note: (error: unknown) => undefined): Promise<readonly RgbImage[]> {
  const levels: RgbImage[] = [];
  for (const [level, { widthPx, heightPx }] of reader.facts.levels.entries()) {
    const region = { level, x: 0, y: 0, widthPx: Math.min(widthPx, 512), heightPx: Math.min(heightPx, 512) };
    const image = await reader.readRegion(region).catch(note);
    if (image !== undefined) levels.push(image);
  }
  await reader.readIccProfile?.().catch(note);
  for (const kind of reader.facts.associatedImages ?? []) await reader.readAssociatedImage?.(kind).catch(note);
  return levels;
}

function offenceOf(error: unknown): string | undefined {
  if (!(error instanceof AppError))
    return `not an AppError: ${error instanceof Error ? (error.stack ?? '') : String(error)}`;
  const told = `${error.message} ${JSON.stringify(error.metadata)}`;
  if (!REASONS.test(error.reason)) return `the reason ${error.reason}: ${error.message}`;
  if (told.length > MAX_MESSAGE_CHARACTERS) return `a message of ${told.length} characters`;
  return SECRETS.test(told) ? `tells what it must not: ${told}` : undefined;
}

/** The sound slide has no white; where only frames were lied about, what is read must have none either. */
function whiteIn(levels: readonly RgbImage[], lies: readonly string[]): string | undefined {
  if (lies.some((lie) => !lie.startsWith('frames'))) return undefined;
  const run = 16 * 3;
  for (const { data, widthPx } of levels) {
    for (let at = 0; at + run <= data.length; at += widthPx * 3 * 8) {
      if (data.subarray(at, at + run).every((value) => value >= 250)) return `white at ${at} after ${lies.join('; ')}`;
    }
  }
  return undefined;
}
