// Where use cases and adapters say what an operator should know. pino's Logger fits as it is.

/** Never a display name, a file name, a local path or a pixel: ids, counts, reasons and durations only. */
export type LogFields = Readonly<Record<string, unknown>>;

export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}
