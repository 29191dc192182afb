// Results go to stdout, everything about the way there to stderr.
import type { DescribedError } from '../errors/describe-error.js';

/** What of a stream the command line needs; `process.stdout` is one. */
export interface TextStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly destroyed?: boolean;
  write(text: string): boolean;
  once(event: 'drain' | 'close', listener: () => void): unknown;
  off(event: 'drain' | 'close', listener: () => void): unknown;
}

export interface Output {
  /** One JSON object a line on stdout instead of text for people. */
  readonly json: boolean;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  /** A result: as a line of JSON, or as the text that `text` makes of it. Waits while the reader is behind. */
  result(record: object, text: () => string): Promise<void>;
  /** A remark for people, on stderr. */
  note(text: string): void;
  /** An error: as a line of JSON on stdout, or as text on stderr; `subject` names the input it belongs to. */
  error(described: DescribedError, subject?: Readonly<Record<string, string>>): Promise<void>;
}

export function createOutput(json: boolean, stdout: TextStream, stderr: TextStream): Output {
  const line = (text: string): Promise<void> => writeLine(stdout, text);
  return {
    json,
    stdout,
    stderr,
    result: (record, text) => line(json ? JSON.stringify(record) : text()),
    note: (text) => {
      stderr.write(`${text}\n`);
    },
    async error({ record }, subject = {}) {
      if (json) await line(JSON.stringify({ ...subject, error: record }));
      else stderr.write(`${errorText(record, Object.values(subject)[0])}\n`);
    },
  };
}

async function writeLine(stream: TextStream, text: string): Promise<void> {
  // A pipe that nobody reads would otherwise collect every result in memory.
  if (stream.write(`${text}\n`) || stream.destroyed === true) return;
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      stream.off('drain', goOn);
      stream.off('close', goOn);
      resolve();
    };
    stream.once('drain', goOn);
    // A stream that broke never drains.
    stream.once('close', goOn);
  });
}

function errorText(record: DescribedError['record'], subject: string | undefined): string {
  const lines = [`error: ${subject === undefined ? '' : `${subject}: `}${record.message} [${record.reason}]`];
  // A field's description that only says the same again is no help.
  const fields = (record.fields ?? []).filter(({ description }) => description !== record.message);
  for (const { place = '', field, description } of fields) {
    lines.push(`  ${[place, field, description].filter(Boolean).join(': ')}`);
  }
  if (record.retryAfterSeconds !== undefined) lines.push(`  try again in ${record.retryAfterSeconds} s`);
  return lines.join('\n');
}
