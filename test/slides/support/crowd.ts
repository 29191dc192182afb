// Many reads of one slide at once, of which some are given up: each gets its own pixels, and memory of who gave up is
// written to no more.
import { setImmediate } from 'node:timers/promises';
import { expect } from 'vitest';
import { readScaledRegion } from '../../../src/slides/read-scaled-region.js';
import type { RgbImage } from '../../../src/domain/image.js';
import type { SlideReader } from '../../../src/ports/slide-reader.js';
import { present } from '../../support/present.js';
import { randomOf, type Random } from '../fuzz/random.js';
import { differenceOf } from './test-pictures.js';

/** A fifth are given up, at some turn of the event loop. */
const READS = 60;
const GIVEN_UP = 0.2;
const MAX_TURNS = 40;
const MAX_SIDE_PX = 300;
/** A colour that no white comes from, in memory that is to be written or left alone. */
const STALE = 99;

type Read = (reader: SlideReader, signal?: AbortSignal, into?: Uint8Array) => Promise<RgbImage>;

interface Visitor {
  readonly what: object;
  readonly memory: Uint8Array;
  readonly isGivenUp: boolean;
  /** The pixels; undefined when it was given up before they were there. */
  readonly pixels: Promise<RgbImage | undefined>;
  readonly read: Read;
}

/** `together` is read by many at once, `alone` by one after the other, for comparison. */
export async function expectOwnPixels(together: SlideReader, alone: SlideReader, seed: number): Promise<void> {
  const random = randomOf(seed, 0);
  const visitors = Array.from({ length: READS }, (_, i) => (i === 0 ? giveUpAtOnce : visit)(together, random));
  const shown = await Promise.all(visitors.map(({ pixels }) => pixels));
  expect(shown).toContain(undefined);
  for (const [i, { what, memory, isGivenUp, read }] of visitors.entries()) {
    const image = shown[i];
    if (image === undefined) {
      expect([what, isGivenUp, memory.every((value) => value === STALE)]).toEqual([what, true, true]);
      continue;
    }
    expect([what, differenceOf(image, await read(alone)).max]).toEqual([what, 0]);
  }
}

/** Whatever else is quick enough to be there before it is given up, this one is not. */
function giveUpAtOnce(reader: SlideReader, random: Random): Visitor {
  const giveUp = new AbortController();
  const visitor = start(reader, plainRead(reader, random), giveUp.signal, true);
  giveUp.abort();
  return visitor;
}

function visit(reader: SlideReader, random: Random): Visitor {
  const planned = (random.next() < 0.5 ? plainRead : scaledRead)(reader, random);
  const giveUp = new AbortController();
  const isGivenUp = random.next() < GIVEN_UP;
  if (isGivenUp) {
    void turns(random.below(MAX_TURNS)).then(() => {
      giveUp.abort();
    });
  }
  return start(reader, planned, giveUp.signal, isGivenUp);
}

function start(
  reader: SlideReader,
  { what, size, read }: PlannedRead,
  signal: AbortSignal,
  isGivenUp: boolean,
): Visitor {
  const memory = new Uint8Array(size.widthPx * size.heightPx * 3).fill(STALE);
  const pixels = read(reader, signal, memory).catch((error: unknown) => {
    expect(error).toMatchObject({ reason: 'CANCELLED' });
    memory.fill(STALE);
    return undefined;
  });
  return { what, memory, isGivenUp, pixels, read };
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await setImmediate();
}

interface PlannedRead {
  readonly what: object;
  readonly size: { readonly widthPx: number; readonly heightPx: number };
  readonly read: Read;
}

function plainRead({ facts: { levels } }: SlideReader, random: Random): PlannedRead {
  const index = random.below(levels.length);
  const level = present(levels[index]);
  const size = { widthPx: 1 + random.below(MAX_SIDE_PX), heightPx: 1 + random.below(MAX_SIDE_PX) };
  const x = random.below(level.widthPx + size.widthPx) - size.widthPx;
  const y = random.below(level.heightPx + size.heightPx) - size.heightPx;
  const region = { level: index, x, y, ...size };
  return { what: region, size, read: (reader, signal, into) => reader.readRegion(region, signal, into) };
}

function scaledRead({ facts }: SlideReader, random: Random): PlannedRead {
  const size = { widthPx: 1 + random.below(MAX_SIDE_PX), heightPx: 1 + random.below(MAX_SIDE_PX) };
  const scale = 0.5 + random.next() * 5.5;
  const rectangle = {
    level0X: (random.next() * 1.2 - 0.2) * facts.widthPx,
    level0Y: (random.next() * 1.2 - 0.2) * facts.heightPx,
    level0WidthPx: size.widthPx * scale,
    level0HeightPx: size.heightPx * scale,
  };
  return {
    what: { ...rectangle, ...size },
    size,
    read: (reader, signal, into) => readScaledRegion(reader, rectangle, size.widthPx, size.heightPx, signal, into),
  };
}
