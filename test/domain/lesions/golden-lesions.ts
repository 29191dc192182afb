// Lesions of ten CAMELYON16 slides, findings made up for them, and what other software makes of both.
import { readFileSync } from 'node:fs';
import { parseAnnotations } from '../../../src/domain/annotations/parse-annotations.js';
import { NO_OTHER_NAMES } from '../../../src/domain/annotations/region-names.js';
import type { SlideAnnotations } from '../../../src/domain/annotations/annotated-region.js';
import type { Finding } from '../../../src/domain/lesions/match-findings.js';

const fixtures = new URL('../../fixtures/', import.meta.url);

export interface GoldenLesion {
  readonly areaPx: number;
  readonly majorAxisPx: number;
  readonly isItc: boolean;
}

/** test/fixtures/evaluation/make_golden.py says how it came about. */
export const GOLDEN = JSON.parse(readFileSync(new URL('evaluation/golden.json', fixtures), 'utf8')) as {
  readonly lesions: Readonly<Record<string, readonly GoldenLesion[]>>;
  readonly hits: Readonly<
    Record<string, { readonly lesions: readonly number[]; readonly falsePositives: readonly number[] }>
  >;
  readonly froc: { readonly lesions: number; readonly sensitivities: readonly number[]; readonly score: number };
};

export function polygonsOf(slide: string): SlideAnnotations {
  const text = readFileSync(new URL(`camelyon16/polygons/${slide}.json`, fixtures), 'utf8');
  return parseAnnotations(text, NO_OTHER_NAMES);
}

export function findingsOf(slide: string): readonly Finding[] {
  const text = readFileSync(new URL(`evaluation/findings/${slide}.csv`, fixtures), 'utf8').trim();
  if (text === '') return [];
  return text.split('\n').map((line) => {
    const [confidence = 0, level0X = 0, level0Y = 0] = line.split(',').map(Number);
    return { confidence, level0X, level0Y };
  });
}
