import { Priority } from '@sentinode/client';
import { describe, expect, it } from 'vitest';
import {
  parseAggregation,
  parseInteger,
  parseMpp,
  parseNegativeStop,
  parseNumber,
  parsePatchOrder,
  parsePriority,
  parseSampling,
  parseTissueRule,
} from '../../src/cli/inputs/parse-options.js';

describe('parseMpp', () => {
  it('takes one value for both axes, or two', () => {
    expect(parseMpp('0.25')).toEqual({ mppX: 0.25, mppY: 0.25 });
    expect(parseMpp('0.25,0.26')).toEqual({ mppX: 0.25, mppY: 0.26 });
  });

  it.each(['', '0', '-1', 'x', '1,2,3', '0.25,', '101', '1e3'])('refuses %j', (text) => {
    expect(() => parseMpp(text)).toThrow(/micrometres per pixel/);
  });
});

describe('parseTissueRule', () => {
  it('knows both rules, and no other', () => {
    expect([parseTissueRule('otsu'), parseTissueRule('otsu-twice')]).toEqual([
      'TISSUE_RULE_OTSU',
      'TISSUE_RULE_OTSU_TWICE',
    ]);
    expect(() => parseTissueRule('hsv')).toThrow(/otsu/);
  });
});

describe('parsePatchOrder', () => {
  it('knows both orders, and no other', () => {
    expect(parsePatchOrder('reading')).toBe('PATCH_ORDER_READING');
    expect(parsePatchOrder('suspicious-first')).toBe('PATCH_ORDER_SUSPICIOUS_FIRST');
    expect(() => parsePatchOrder('random')).toThrow(/suspicious-first/);
  });
});

describe('parseNegativeStop', () => {
  it('takes a lesion and a certainty', () => {
    expect(parseNegativeStop('10:0.95')).toEqual({ lesionPatches: 10, certainty: 0.95 });
  });

  it.each(['', '10', '0:0.9', '10001:0.9', '10:0.4', '10:1', '10:0.99999', '1.5:0.9'])('refuses %j', (text) => {
    expect(() => parseNegativeStop(text)).toThrow(/PATCHES:CERTAINTY/);
  });
});

describe('parsePriority', () => {
  it('knows the three', () => {
    expect(['stat', 'routine', 'background'].map(parsePriority)).toEqual([
      Priority.STAT,
      Priority.ROUTINE,
      Priority.BACKGROUND,
    ]);
    expect(() => parsePriority('STAT')).toThrow('stat, routine or background');
  });
});

describe('parseSampling', () => {
  it('knows the three modes', () => {
    expect(parseSampling('all')).toEqual({ mode: { $case: 'all', value: {} } });
    expect(parseSampling('random:5000')).toEqual({ mode: { $case: 'random', value: { count: 5000, seed: 0 } } });
    expect(parseSampling('stratified:10:7')).toEqual({ mode: { $case: 'stratified', value: { count: 10, seed: 7 } } });
  });

  it.each(['random', 'random:0', 'random:10000001', 'random:5:x', 'all:1', 'random:1:2:3'])('refuses %j', (text) => {
    expect(() => parseSampling(text)).toThrow(/random:N/);
  });
});

describe('parseAggregation', () => {
  it('knows the three methods', () => {
    expect(parseAggregation('max')).toEqual({ method: { $case: 'max', value: {} } });
    expect(parseAggregation('percentile:61.5')).toEqual({
      method: { $case: 'percentile', value: { percentile: 61.5 } },
    });
    expect(parseAggregation('top-k:16')).toEqual({ method: { $case: 'topKMean', value: { k: 16 } } });
  });

  it.each(['percentile:101', 'percentile', 'top-k:0', 'top-k:1.5', 'mean'])('refuses %j', (text) => {
    expect(() => parseAggregation(text)).toThrow(/percentile:P/);
  });
});

describe('numbers', () => {
  it('are bounded', () => {
    expect(parseInteger(1, 10)('10')).toBe(10);
    expect(() => parseInteger(1, 10)('11')).toThrow('1 to 10');
    expect(() => parseInteger(1, 10)('1.5')).toThrow();
    expect(parseNumber(0, 1)('2e-3')).toBe(0.002);
    expect(() => parseNumber(0, 1)('1.1')).toThrow('0 to 1');
    expect(() => parseNumber(0, 1)('')).toThrow();
  });
});
