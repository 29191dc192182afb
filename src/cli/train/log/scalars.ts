// Which curves TensorBoard shows of a run.
import type { CsvCell } from './csv-file.js';
import type { EpochRow } from './epoch-row.js';
import type { Scalars } from './event-message.js';
import type { StepRow } from './step-rows.js';
import type { StepScalars } from './tensorboard-file.js';

export function stepScalars(row: StepRow): StepScalars {
  return {
    step: row.global_step,
    scalars: present({
      'train/loss': row.loss,
      'train/accuracy': row.accuracy,
      learning_rate: row.learning_rate,
      images_per_second: row.images_per_second,
    }),
  };
}

export function epochScalars(row: EpochRow): StepScalars {
  return {
    step: Number(row.global_step),
    scalars: present({
      'train/epoch_loss': row.training_loss,
      'train/epoch_accuracy': row.training_accuracy,
      'validation/loss': row.validation_loss,
      'validation/accuracy': row.validation_accuracy,
      'validation/auc': row.validation_auc,
      'validation/sensitivity_at_90_specificity': row.sensitivity_at_90_specificity,
      'validation/sensitivity_at_95_specificity': row.sensitivity_at_95_specificity,
      data_wait_share: Number(row.seconds) > 0 ? Number(row.data_wait_seconds) / Number(row.seconds) : undefined,
    }),
  };
}

function present(cells: Readonly<Record<string, CsvCell>>): Scalars {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([tag, value]) => (typeof value === 'number' ? [[tag, value] as const] : [])),
  );
}
