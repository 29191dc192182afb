// CPU profiles and heaps of the service and the compute process, for its administrator alone.
import { createAdmission } from '../../app/admission.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { ProfileRequest, TakeProfile } from '../../ports/profiler.js';
import { requireToken } from '../require-token.js';
import type { Answer, Route, RouteRequest } from '../route.js';
import { NEVER_KEPT } from './cache-control.js';

export interface ProfiledProcesses {
  readonly token: string;
  readonly service: TakeProfile;
  readonly compute: TakeProfile;
}

const DEFAULT_SECONDS = 10;
/** An answer may take 30 s altogether. */
const MAX_SECONDS = 20;
/** A profile that is being taken is over by then. */
const RETRY_AFTER_MS = 20_000;

export function profileRoutes({ token, ...processes }: ProfiledProcesses): readonly Route[] {
  // A profile of a profile says nothing, and a heap is written down in memory.
  const profiles = createAdmission({ what: 'profiles', limit: 1, retryAfterMs: RETRY_AFTER_MS });
  const route = (name: string, extension: string, requestOf: (query: URLSearchParams) => ProfileRequest): Route => ({
    name: `/debug/pprof/${name}`,
    path: new RegExp(`^/debug/pprof/${name}$`),
    answer: async ({ authorization, query }: RouteRequest, { signal }): Promise<Answer> => {
      requireToken(authorization, token);
      const process = processOf(query);
      const request = requestOf(query);
      return {
        contentType: 'application/json',
        cacheControl: NEVER_KEPT,
        headers: { 'Content-Disposition': `attachment; filename="sentinode-${process}.${extension}"` },
        body: () => profiles.runNow(1, () => processes[process](request, signal)),
      };
    },
  });
  return [
    route('profile', 'cpuprofile', (query) => ({ kind: 'cpu', seconds: secondsOf(query) })),
    route('heap', 'heapsnapshot', () => ({ kind: 'heapSnapshot' })),
    route('heap-statistics', 'json', () => ({ kind: 'heapStatistics' })),
  ];
}

function processOf(query: URLSearchParams): 'service' | 'compute' {
  const process = query.get('process') ?? 'service';
  if (process === 'service' || process === 'compute') return process;
  throw new AppError('INVALID_FIELD', 'process: is neither service nor compute');
}

function secondsOf(query: URLSearchParams): number {
  const text = query.get('seconds') ?? String(DEFAULT_SECONDS);
  const seconds = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= MAX_SECONDS) return seconds;
  throw new AppError('INVALID_FIELD', `seconds: is no whole number from 1 to ${MAX_SECONDS}`);
}
