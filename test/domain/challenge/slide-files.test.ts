import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { joinScores, requireBothClasses } from '../../../src/domain/challenge/join-scores.js';
import { parseFindings } from '../../../src/domain/challenge/parse-findings.js';
import { formatSlideScores, parseSlideScores } from '../../../src/domain/challenge/parse-slide-scores.js';
import { parseSlideTruth } from '../../../src/domain/challenge/parse-slide-truth.js';
import { slideKey } from '../../../src/domain/challenge/slide-key.js';

const file = (...lines: string[]): { name: string; text: string } => ({ name: 'a.csv', text: lines.join('\n') });

describe('parseSlideScores', () => {
  it('reads the challenge’s file, with and without heads', () => {
    const expected = [
      { slideId: 'test_001', score: 0.5 },
      { slideId: 'test_002', score: 1e-3 },
    ];
    expect(parseSlideScores(file('slide_id,slide_pred', 'test_001,0.5', 'test_002,1e-3', ''))).toEqual(expected);
    expect(parseSlideScores(file('test_001,0.5', '', 'test_002, 0.001 ,more'))).toEqual(expected);
  });

  it('takes what spreadsheets write', () => {
    const text = '\uFEFFslide_id,slide_pred\r\n"a, ""b""",0.25\r\n';
    expect(parseSlideScores({ name: 'a.csv', text })).toEqual([{ slideId: 'a, "b"', score: 0.25 }]);
  });

  it('reads what it wrote', () => {
    const scores = [
      { slideId: 'a, "b"', score: 0.1 + 0.2 },
      { slideId: 'c', score: 1 },
    ];
    expect(formatSlideScores(scores)).toBe('slide_id,slide_pred\n"a, ""b""",0.30000000000000004\nc,1\n');
    expect(parseSlideScores({ name: 'a.csv', text: formatSlideScores(scores) })).toEqual(scores);
  });

  it.each([
    [file('slide_id,slide_pred', 'a,0.5', 'b,high'), 'a.csv, line 3: slide_pred "high" is no number'],
    [file('slide_id,slide_pred', 'a,'), 'a.csv, line 2: expected `slide_id,slide_pred`'],
    [file('a'), 'a.csv, line 1: expected `slide_id,slide_pred`'],
    [file('a,Infinity'), 'a.csv, line 1: slide_pred "Infinity" is no number'],
    [file('a,0.5', '', 'a.tif,0.6'), 'a.csv, line 3: a.tif has a score on line 1 already'],
    [file('"a,0.5'), 'a.csv, line 1: a quoted cell does not end'],
    [file('slide_id,slide_pred', ''), 'a.csv, line 1: the file holds no slide'],
  ])('says what is wrong where: %j', (broken, message) => {
    expect(() => parseSlideScores(broken)).toThrow(message);
  });
});

describe('parseSlideTruth', () => {
  it('finds its columns by their heads', () => {
    const text = file('patient,stage,slide,label', 'p1,micro,a.tif,1', ',,b.tif,normal');
    expect(parseSlideTruth(text)).toEqual([
      { slideId: 'a.tif', positive: true, category: 'micro', patient: 'p1' },
      { slideId: 'b.tif', positive: false },
    ]);
  });

  it('reads CAMELYON16’s reference', () => {
    const url = new URL('../../fixtures/camelyon16/slide_scores.csv', import.meta.url);
    const truths = parseSlideTruth({ name: 'reference', text: readFileSync(url, 'utf8') });
    expect(truths).toHaveLength(129);
    expect(truths.filter(({ positive }) => positive)).toHaveLength(49);
    expect(truths.slice(0, 3)).toEqual([
      { slideId: 'test_001', positive: true, category: 'macro' },
      { slideId: 'test_002', positive: true, category: 'macro' },
      { slideId: 'test_003', positive: false, category: 'negative' },
    ]);
  });

  it('does without heads', () => {
    expect(parseSlideTruth(file('a,tumor', 'b,0'))).toEqual([
      { slideId: 'a', positive: true },
      { slideId: 'b', positive: false },
    ]);
  });

  it.each([
    [file('slide_id,label', 'a,2'), 'a.csv, line 2: label "2" is neither 1 (tumor) nor 0 (normal)'],
    [file('slide_id,label', ',1'), 'a.csv, line 2: expected `slide_id,label`'],
    [file('a,1', 'a,0'), 'a.csv, line 2: a stands on line 1 already'],
    [file('slide_id,label,stage', 'a,1,huge'), 'a.csv, line 2: stage "huge" is none of'],
    [file('slide_id,label,stage', 'a,0,micro'), 'a.csv, line 2: stage "micro" contradicts the label 0 (normal)'],
    [file(''), 'the file holds no slide'],
  ])('says what is wrong where: %j', (broken, message) => {
    expect(() => parseSlideTruth(broken)).toThrow(message);
  });
});

describe('parseFindings', () => {
  it('reads lesions, with and without heads, and none at all', () => {
    const finding = { confidence: 0.9, level0X: 120, level0Y: 64.5 };
    expect(parseFindings(file('confidence,x,y', '0.9,120,64.5'))).toEqual([finding]);
    expect(parseFindings(file('0.9, 120, 64.5'))).toEqual([finding]);
    expect(parseFindings(file(''))).toEqual([]);
  });

  it.each([
    [file('0.9,1,2', '1.5,1,2'), 'a.csv, line 2: confidence "1.5" is no number from 0 to 1'],
    [file('0.9,1'), 'a.csv, line 1: expected `confidence,x,y`'],
    [file('0.9,1,'), 'a.csv, line 1: expected `confidence,x,y`'],
    [file('x,1,2'), 'a.csv, line 1: confidence "x" is no number'],
    [file('0.9,-1,2'), 'a.csv, line 1: "-1,2" is no place in level-0 pixels'],
  ])('says what is wrong where: %j', (broken, message) => {
    expect(() => parseFindings(broken)).toThrow(message);
  });
});

describe('joinScores', () => {
  const truths = parseSlideTruth(file('a.tif,1', 'b.tif,0'));

  it('pairs slides whatever their endings', () => {
    const joined = joinScores(truths, parseSlideScores(file('b,0.2', 'a,0.9')));
    expect(joined).toEqual([
      { slideId: 'a.tif', positive: true, score: 0.9 },
      { slideId: 'b.tif', positive: false, score: 0.2 },
    ]);
  });

  it.each([
    [file('a,0.5'), 'slides have no score: b.tif'],
    [file('a,0.5', 'b,0.5', 'c,1'), 'slides have a score and no truth: c'],
  ])('names slides without a counterpart: %j', (scores, message) => {
    expect(() => joinScores(truths, parseSlideScores(scores))).toThrow(message);
  });

  it('needs both classes', () => {
    expect(() => requireBothClasses([{ positive: true }])).toThrow(
      'slides hold 1 positives of 1: both classes are needed',
    );
  });
});

describe('slideKey', () => {
  it.each([
    ['test_001', 'test_001'],
    ['/data/test_001.tif', 'test_001'],
    ['C:\\slides\\a.ome.tiff', 'a'],
    ['case.7', 'case.7'],
  ])('%s → %s', (name, key) => {
    expect(slideKey(name)).toBe(key);
  });
});
