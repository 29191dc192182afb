import type { TrainingRun } from '../../domain/training/training-run.js';
import type { TrainingRunView } from '../use-cases.js';
import type { TrainingPorts } from './training-ports.js';

export function viewOf({ trainingJobs }: Pick<TrainingPorts, 'trainingJobs'>, run: TrainingRun): TrainingRunView {
  return { ...run, queuePosition: trainingJobs.position(run.id) ?? 0 };
}
