import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const MODULE = fileURLToPath(new URL('../../src/log/create-log.ts', import.meta.url));

/** Lines go to stderr itself, so that another process has to write them. */
function linesOf(statements: string): readonly Record<string, unknown>[] {
  const script = `import { createLog } from ${JSON.stringify(MODULE)}; ${statements}`;
  const { stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  return stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('writes the fields of each line alone, and those of the moment', () => {
  const [first, second] = linesOf(`
    const moment = { traceId: 'abc' };
    const log = createLog({ level: 'info', pretty: false, fields: () => moment });
    log.info({ slideId: 'one', reason: 'SLIDE_CORRUPT' }, 'call');
    log.info({ method: 'List' }, 'call');
  `);
  expect(first).toMatchObject({ level: 'info', traceId: 'abc', slideId: 'one', reason: 'SLIDE_CORRUPT', msg: 'call' });
  expect(second).toEqual({ level: 'info', time: second?.['time'], traceId: 'abc', method: 'List', msg: 'call' });
});
