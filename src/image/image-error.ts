/** Bytes that are no image we can use. The caller knows whose they are and turns this into its AppError. */
export class ImageError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ImageError';
  }
}

/** Longest library message passed on: enough for the cause, too short for a dump. */
const MAX_MESSAGE_LENGTH = 200;

/** The first line of what libvips says, without its trailing noise. */
export function explainFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.split('\n').find((part) => part.trim() !== '') ?? 'unknown failure';
  return line.trim().slice(0, MAX_MESSAGE_LENGTH);
}
