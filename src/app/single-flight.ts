import { abortError, throwIfAborted } from '../domain/errors/abort-error.js';

/** Callers of one key share one run of its work; the work is aborted once the last of them has gone. */
export interface SingleFlight<T> {
  join(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

interface Flight<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  callers: number;
}

export function createSingleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, Flight<T>>();
  const start = (key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> => {
    const controller = new AbortController();
    const result = work(controller.signal).finally(() => {
      if (flights.get(key)?.controller === controller) flights.delete(key);
    });
    // Callers that left do not look at the outcome any more.
    result.catch(() => undefined);
    const flight = { result, controller, callers: 0 };
    flights.set(key, flight);
    return flight;
  };
  return {
    join: async (key, signal, work) => {
      throwIfAborted(signal);
      const flight = flights.get(key) ?? start(key, work);
      flight.callers += 1;
      return boarded(flight, signal, () => {
        if (flights.get(key) === flight) flights.delete(key);
      });
    },
  };
}

function boarded<T>(flight: Flight<T>, signal: AbortSignal, ground: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      flight.callers -= 1;
      if (flight.callers === 0) {
        ground();
        flight.controller.abort(abortError(signal));
      }
      reject(abortError(signal));
    };
    signal.addEventListener('abort', leave, { once: true });
    flight.result.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', leave);
    });
  });
}
