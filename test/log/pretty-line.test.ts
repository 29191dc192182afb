import { expect, it } from 'vitest';
import { prettyLine } from '../../src/log/pretty-line.js';

it('writes time, level, message and fields', () => {
  const line = JSON.stringify({
    level: 'info',
    time: '2024-01-02T03:04:05.678Z',
    msg: 'call',
    code: 'OK',
    text: 'a b',
    ms: 3,
  });
  expect(prettyLine(line)).toBe('03:04:05.678 INFO  call code=OK text="a b" ms=3\n');
});

it('writes the stack of an error below', () => {
  const line = JSON.stringify({
    level: 'error',
    msg: 'call failed',
    err: { type: 'TypeError', stack: 'TypeError: x\n  at y' },
  });
  expect(prettyLine(line)).toBe(' ERROR call failed\nTypeError: x\n  at y\n');
});
