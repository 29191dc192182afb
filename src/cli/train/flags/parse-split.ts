import { InvalidArgumentError } from 'commander';

/** Keys of `data.split` that say the same. */
export type SplitKeys = { readonly training_share: number } | { readonly fold_of: number; readonly fold: number };

/** `8:2`, `9:1` and their like, or `k-fold:1/5`: part 1 of 5 is validation. Throws InvalidArgumentError. */
export function parseSplit(text: string): SplitKeys {
  const fold = /^k-fold:(\d{1,2})\/(\d{1,2})$/.exec(text);
  if (fold !== null) return { fold: Number(fold[1]), fold_of: Number(fold[2]) };
  const [, training = '', validation = ''] = /^(\d{1,3}):(\d{1,3})$/.exec(text) ?? [];
  const parts = Number(training) + Number(validation);
  if (training === '' || parts === 0) {
    throw new InvalidArgumentError(
      'Expected TRAINING:VALIDATION such as 8:2, or k-fold:PART/PARTS such as k-fold:1/5.',
    );
  }
  return { training_share: Number(training) / parts };
}
