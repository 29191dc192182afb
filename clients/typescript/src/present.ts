import { SentinodeError } from './errors/sentinode-error.js';

/** Message fields are optional on the wire; one that the API promises and that is missing is the server's defect. */
export function present<T>(value: T | undefined, method: string): T {
  if (value !== undefined) return value;
  throw new SentinodeError({ code: 'INTERNAL', message: `${method} answered without content`, method });
}
