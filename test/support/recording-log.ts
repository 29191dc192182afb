import type { Log } from '../../src/ports/log.js';

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that tests can read, and wait for lines of. */
export interface RecordingLog extends Log {
  readonly lines: readonly LogLine[];
  /** The next line, from now on, that matches. */
  next(matches: (line: LogLine) => boolean): Promise<LogLine>;
}

export function createRecordingLog(): RecordingLog {
  const lines: LogLine[] = [];
  const waiting = new Set<(line: LogLine) => void>();
  const write =
    (level: LogLine['level']) =>
    (fields: Readonly<Record<string, unknown>>, message: string): void => {
      const line = { level, fields, message };
      lines.push(line);
      for (const tell of [...waiting]) tell(line);
    };
  return {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    next: (matches) =>
      new Promise((resolve) => {
        const tell = (line: LogLine): void => {
          if (!matches(line)) return;
          waiting.delete(tell);
          resolve(line);
        };
        waiting.add(tell);
      }),
  };
}
