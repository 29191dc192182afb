import type { RecordCounts, ServiceState } from '../../ports/service-state.js';
import type { Instruments, Series } from '../instruments.js';

const RECORDS: readonly { readonly kind: RecordCounts['kind']; readonly name: string; readonly help: string }[] = [
  { kind: 'slides', name: 'sentinode_slides', help: 'Slides that are stored.' },
  { kind: 'uploads', name: 'sentinode_uploads', help: 'Uploads that are stored, by state.' },
  { kind: 'predictions', name: 'sentinode_predictions', help: 'Predictions that are stored, by state.' },
  { kind: 'trainingRuns', name: 'sentinode_training_runs', help: 'Training runs that are stored, by state.' },
];

/** Gauges of the moment. */
export function stateMetrics({ readGauge }: Instruments, state: () => ServiceState): void {
  readGauge({ name: 'sentinode_ready', help: '1 while every member of the ensemble is served.' }, () => [
    [{}, state().isReady ? 1 : 0],
  ]);
  readGauge(
    { name: 'sentinode_model_loaded', help: '1 for each version that is served.', labelNames: ['model', 'version'] },
    () => state().served.map(({ name, version }): Series => [{ model: name, version }, 1]),
  );
  readGauge({ name: 'sentinode_queue_under_way', help: 'Work under way, by kind.', labelNames: ['queue'] }, () =>
    state().queues.map(({ queue, underWay }): Series => [{ queue }, underWay]),
  );
  readGauge(
    { name: 'sentinode_queue_waiting', help: 'Work that waits for its turn, by kind.', labelNames: ['queue'] },
    () => state().queues.map(({ queue, waiting }): Series => [{ queue }, waiting]),
  );
  for (const { kind, name, help } of RECORDS) {
    readGauge({ name, help, labelNames: ['state'] }, () =>
      [...(state().records.find((counts) => counts.kind === kind)?.states ?? [])].map(([value, count]): Series => [
        { state: value },
        count,
      ]),
    );
  }
}
