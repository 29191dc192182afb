// Structured log lines. Never put patient data, names of files or slides, patch ids or paths into one.

type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** What every layer needs of a logger; pino's loggers fit. An error goes in as the field `err`. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}
