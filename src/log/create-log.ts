// pino behind the log port: JSON lines on stderr, or lines for people.
import { destination, pino, stdTimeFunctions, type Logger } from 'pino';
import type { Log } from '../ports/log.js';
import { prettyLine } from './pretty-line.js';

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly pretty: boolean;
  /** What every line tells of the moment, such as the trace that it is a part of. */
  readonly fields?: () => Readonly<Record<string, string>>;
}

const STDERR = 2;

/** Stdout stays free for results: a command that starts a private server prints JSON there. */
export function createLog({ level, pretty, fields: common }: LogOptions): Log {
  // Synchronous, so that the last line before a crash is not lost; a call writes one line.
  const stderr = destination({ dest: STDERR, sync: true });
  const stream = pretty ? { write: (line: string) => void stderr.write(prettyLine(line)) } : stderr;
  const logger: Logger = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: named },
      // A copy: pino writes each line's own fields into what it is given.
      ...(common !== undefined && { mixin: () => ({ ...common() }) }),
    },
    stream,
  );
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}

function named(label: string): { readonly level: string } {
  return { level: label };
}
