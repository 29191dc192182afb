// What callers have not read yet of unary answers. Nobody else bounds it: grpc-js hands an answer to HTTP/2 in one
// piece, which keeps it until the other side makes room, whatever its size and however many wait beside it.
import { AppError } from '../../domain/errors/app-error.js';

export interface UnreadAnswerLimits {
  readonly connectionBytes: number;
  readonly totalBytes: number;
  /** How long an answer of no size may stay unread. */
  readonly patienceMs: number;
  /** What a reader must take beyond that. */
  readonly leastBytesPerSecond: number;
}

const MIB = 1024 * 1024;

export const UNREAD_ANSWER_LIMITS: UnreadAnswerLimits = {
  /**
   * Three of the largest answers at 96 px (512 patches with maps of two models: 38 MB); at 1 Gbit/s read in a second.
   */
  connectionBytes: 128 * MIB,
  /** Four connections that read nothing; less than what decoding one upload of each may hold. */
  totalBytes: 512 * MIB,
  /** As of an upload that brings nothing. */
  patienceMs: 60_000,
  /** 1 Mbit/s: what is slower gives the memory back, 38 MB after six minutes. */
  leastBytesPerSecond: 128 * 1024,
};

/** Answers of this size leave whatever others have left unread: HTTP/2's first window takes them. */
const SMALL_BYTES = 64 * 1024;
const RETRY_AFTER_MS = 1_000;

export interface UnreadAnswers {
  /** Throws QUEUE_FULL where the connection must read before it asks for more: better before the work than after it. */
  requireRoom(connection: string): void;
  /**
   * Counts an answer until the function that is returned is called; throws QUEUE_FULL where there is no room. One alone
   * on its connection may be larger than that connection's share.
   */
  take(connection: string, bytes: number): () => void;
}

export function createUnreadAnswers({ connectionBytes, totalBytes }: UnreadAnswerLimits): UnreadAnswers {
  const unread = new Map<string, number>();
  let total = 0;
  const add = (connection: string, bytes: number): void => {
    const now = (unread.get(connection) ?? 0) + bytes;
    if (now === 0) unread.delete(connection);
    else unread.set(connection, now);
    total += bytes;
  };
  return {
    requireRoom: (connection) => {
      if ((unread.get(connection) ?? 0) >= connectionBytes) throw full(connectionBytes, 'this connection');
    },
    take: (connection, bytes) => {
      const own = unread.get(connection) ?? 0;
      if (own > 0 && own + bytes > connectionBytes) throw full(connectionBytes, 'this connection');
      if (total > 0 && total + bytes > totalBytes && bytes > SMALL_BYTES) throw full(totalBytes, 'callers');
      add(connection, bytes);
      let isHeld = true;
      return () => {
        if (isHeld) add(connection, -bytes);
        isHeld = false;
      };
    },
  };
}

function full(limit: number, who: string): AppError {
  return new AppError('QUEUE_FULL', `${who} left ${limit} bytes of answers unread`, {
    retryAfterMs: RETRY_AFTER_MS,
    metadata: { limit: String(limit), what: 'bytes of unread answers' },
  });
}
