// Bounds of uploads, each with its reason.

const MIB = 1024 * 1024;

/** gRPC messages are held whole in memory; more than this buys no throughput. */
export const MAX_CHUNK_BYTES = 4 * MIB;

/** What a crash may cost a client to send again; an fsync this seldom does not slow the stream. */
export const COMMIT_EVERY_BYTES = 16 * MIB;

/** Each keeps a folder and its announced room; a scanner room has tens, not thousands. */
export const MAX_OPEN_UPLOADS = 1_000;

/** Streams that write at the same time: the transport holds up to 5 chunks of each, 640 MiB in all. */
export const MAX_WRITING_STREAMS = 32;

/** No chunk for as long, and the client has stalled: a 1 MiB chunk over 200 kbit/s comes in 42 s. */
export const MAX_SILENCE_MS = 60_000;

/** Writes and probes take seconds to minutes. */
export const UPLOAD_RETRY_AFTER_MS = 5_000;
