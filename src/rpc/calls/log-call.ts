import { status } from '@grpc/grpc-js';
import type { Log } from '../../ports/log.js';
import type { CallRecord } from './call-runtime.js';

/**
 * One line a call: method, code, reason, milliseconds, request id. Messages of errors stay out, for they may
 * carry names of files or patches; only what is unexpected is logged whole.
 */
export function callLogger(log: Log): (record: CallRecord) => void {
  return ({ method, callId, code, ms, failure }) => {
    const fields = { method, code: status[code], ms: Math.round(ms), requestId: callId };
    if (failure === undefined) log.info(fields, 'call');
    else if (failure.unexpected)
      log.error({ ...fields, reason: failure.error.reason, err: failure.error.cause }, 'call failed');
    else log.info({ ...fields, reason: failure.error.reason }, 'call');
  };
}
