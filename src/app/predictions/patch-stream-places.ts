// How many streams of patches are open at the same time: each keeps patches in memory and a share of the engine.
import { createAdmission, type Admission } from '../admission.js';

export interface PatchStreamLimits {
  readonly maxPatchStreams: number;
  readonly maxPatchStreamsPerConnection: number;
}

export interface PatchStreamPlaces {
  /** Streams that are open, of all connections. */
  readonly open: number;
  /** A place until the function that is returned is called. Throws QUEUE_FULL. */
  take(connection: string): () => void;
}

/** A stream of patches lasts from seconds to a slide's minutes. */
const RETRY_AFTER_MS = 5_000;

interface Line {
  readonly places: Admission;
  open: number;
}

export function createPatchStreamPlaces(limits: PatchStreamLimits): PatchStreamPlaces {
  const places = createAdmission({
    what: 'patch streams',
    limit: limits.maxPatchStreams,
    retryAfterMs: RETRY_AFTER_MS,
  });
  const lines = new Map<string, Line>();
  let open = 0;
  const lineOf = (connection: string): Line => {
    const limit = limits.maxPatchStreamsPerConnection;
    const what = 'patch streams of this connection';
    return lines.get(connection) ?? { places: createAdmission({ what, limit, retryAfterMs: RETRY_AFTER_MS }), open: 0 };
  };
  return {
    get open() {
      return open;
    },
    take: (connection) => {
      const line = lineOf(connection);
      const leaveLine = line.places.hold(1);
      const leave = holdOrUndo(places, leaveLine);
      lines.set(connection, line);
      line.open += 1;
      open += 1;
      return () => {
        leave();
        leaveLine();
        open -= 1;
        line.open -= 1;
        // Connections come and go; only those with a stream are remembered.
        if (line.open === 0) lines.delete(connection);
      };
    },
  };
}

function holdOrUndo(places: Admission, undo: () => void): () => void {
  try {
    return places.hold(1);
  } catch (error) {
    undo();
    throw error;
  }
}
