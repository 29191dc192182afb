// What a fit is asked and what it tells, as the transport sees it.
import type { Spacing } from '../../domain/image.js';
import type { DataWorkEvent, DataWorkResult, LabelledFolder } from '../evaluation/evaluation-types.js';
import type { CallContext, EnsembleDescription } from '../use-cases.js';

/** An uploaded slide, or one on the server's disk below a training root. */
export type AskedSlide =
  | { readonly kind: 'uploaded'; readonly slideId: string; readonly positive: boolean }
  | {
      readonly kind: 'local';
      readonly path: string;
      readonly positive: boolean;
      /** Instead of what the slide states. */
      readonly spacing?: Spacing;
    };

export interface AskedData {
  readonly slides: readonly AskedSlide[];
  readonly patches?: LabelledFolder;
}

export interface FitEnsembleCommand {
  /** Each `name/version`, or a name: its served version, else its newest. None: the served ensemble's, as served. */
  readonly members: readonly string[];
  readonly fit: AskedData;
  /** Measured only. */
  readonly test?: AskedData;
}

export interface FitEnsembleResult extends DataWorkResult {
  readonly ensemble: EnsembleDescription;
}

export type FitEnsembleEvent = DataWorkEvent<FitEnsembleResult>;

export interface EnsembleUseCases {
  /**
   * Fits and freezes a new version; it is not served until it is promoted. Ending the iteration early stops the work,
   * and nothing is frozen then.
   */
  fitEnsemble(command: FitEnsembleCommand, context: CallContext): AsyncIterable<FitEnsembleEvent>;
}
