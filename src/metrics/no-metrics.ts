import type { ServiceMetrics } from '../ports/metrics.js';

const nothing = (): void => undefined;

/** For a service that nobody watches. */
export const NO_METRICS: ServiceMetrics = {
  callStarted: nothing,
  callEnded: nothing,
  messageReceived: nothing,
  messageSent: nothing,
  httpAnswered: nothing,
  requestAnswered: nothing,
  uploaded: nothing,
  predictionEnded: nothing,
  trainingStep: nothing,
  trainingEnded: nothing,
  computeChildEnded: nothing,
  trainingVitals: nothing,
};
