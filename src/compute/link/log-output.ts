import type { Readable } from 'node:stream';
import type { Log } from '../../ports/log.js';

/** A native library may print without line ends; longer lines are cut into pieces of this size. */
const MAX_LINE_CHARACTERS = 8192;

/** Writes what a child prints to the log, a line each. */
export function logOutput(stream: Readable | null, name: 'stdout' | 'stderr', log: Log): void {
  if (stream === null) return;
  let rest = '';
  const write = (line: string): void => {
    if (line.trim() !== '') log[name === 'stderr' ? 'warn' : 'info']({ process: 'compute', stream: name }, line);
  };
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(write);
    if (rest.length <= MAX_LINE_CHARACTERS) return;
    write(rest);
    rest = '';
  });
  stream.on('end', () => {
    write(rest);
  });
}
