import { status } from '@grpc/grpc-js';
import type { ServiceMetrics } from '../../ports/metrics.js';
import type { CallRecord, CallRuntime } from './call-runtime.js';
import { methodName } from './method-name.js';

/** Counts and times each call, then hands its record on. Only methods that are served come here: labels are bounded. */
export function measureCalls(
  metrics: Pick<ServiceMetrics, 'callStarted' | 'callEnded'>,
  log: (record: CallRecord) => void,
): Pick<CallRuntime, 'onCallStart' | 'onCallEnd'> {
  return {
    onCallStart: (method) => {
      metrics.callStarted(methodName(method));
    },
    onCallEnd: (record) => {
      metrics.callEnded({ method: methodName(record.method), code: status[record.code], seconds: record.ms / 1000 });
      log(record);
    },
  };
}
