import type { Options } from '@grpc/proto-loader';

/**
 * How protobuf messages look in this process. `scripts/generate.ts` turns the same constant into the flags of
 * the type generator, so what is typed is what arrives.
 *
 * 64-bit integers are numbers: every count, size and coordinate here stays below 2^53, and the one field that
 * may not (a seed) is range-checked.
 */
export const LOADER_OPTIONS = {
  keepCase: false,
  longs: Number,
  enums: String,
  bytes: Buffer,
  defaults: true,
  oneofs: true,
} as const satisfies Options;
