/** One JSON log line for people: time, level, message, then the other fields as `key=value`. */
export function prettyLine(line: string): string {
  const { time, level, msg, err, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const clock = typeof time === 'string' ? time.slice(11, 23) : '';
  const pairs = Object.entries(fields).map(([key, value]) => `${key}=${plain(value)}`);
  const head = [clock, String(level).toUpperCase().padEnd(5), String(msg), ...pairs].join(' ');
  return `${head}\n${stackOf(err)}`;
}

function plain(value: unknown): string {
  return typeof value === 'string' && /^[^\s"]+$/.test(value) ? value : JSON.stringify(value);
}

function stackOf(error: unknown): string {
  const stack = typeof error === 'object' && error !== null && 'stack' in error ? error.stack : undefined;
  return typeof stack === 'string' ? `${stack}\n` : '';
}
