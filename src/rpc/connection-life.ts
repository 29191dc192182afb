import type { ServerOptions } from '@grpc/grpc-js';

/** How long connections live. */
export interface ConnectionLife {
  /** After so long without a word from a peer it is asked for one. */
  readonly keepaliveMs: number;
  /** A peer that does not answer for so long is gone: its calls are cancelled. */
  readonly keepaliveTimeoutMs: number;
  /** A connection takes no new calls after so long, give or take a tenth; 0 sets no limit. */
  readonly maxAgeMs: number;
  /** How long its calls may go on after that; 0 means to their end. */
  readonly maxAgeGraceMs: number;
}

/** As in src/config/settings.ts, where the reasons stand. */
export const DEFAULT_CONNECTION_LIFE: ConnectionLife = {
  keepaliveMs: 60_000,
  keepaliveTimeoutMs: 20_000,
  maxAgeMs: 0,
  maxAgeGraceMs: 0,
};

export function connectionOptions(life: ConnectionLife): ServerOptions {
  const { keepaliveMs, keepaliveTimeoutMs, maxAgeMs, maxAgeGraceMs } = life;
  return {
    'grpc.keepalive_time_ms': keepaliveMs,
    'grpc.keepalive_timeout_ms': keepaliveTimeoutMs,
    ...(maxAgeMs > 0 && { 'grpc.max_connection_age_ms': maxAgeMs }),
    ...(maxAgeGraceMs > 0 && { 'grpc.max_connection_age_grace_ms': maxAgeGraceMs }),
  };
}
