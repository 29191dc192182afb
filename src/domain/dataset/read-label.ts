import { dataInvalid } from './data-invalid.js';

export interface ClassNames {
  readonly tumourClasses: readonly string[];
  readonly normalClasses: readonly string[];
}

/** Beside the names that the caller gives. CAMELYON17 says how large a slide's metastasis is. */
const TUMOUR_WORDS = ['tumor', 'tumour', 'positive', 'metastasis', 'itc', 'micro', 'macro', '1', 'true'];
const NORMAL_WORDS = ['normal', 'negative', 'non-tumor', 'non-tumour', '0', 'false'];

/** Whether a label says tumour; upper and lower case are the same. Throws TRAINING_DATA_INVALID with the line. */
export function isTumourLabel(label: string, names: ClassNames, line: number): boolean {
  const word = label.toLowerCase();
  const isIn = (words: readonly string[]): boolean => words.some((other) => other.toLowerCase() === word);
  if (isIn(names.tumourClasses)) return true;
  if (isIn(names.normalClasses)) return false;
  if (isIn(TUMOUR_WORDS)) return true;
  if (isIn(NORMAL_WORDS)) return false;
  throw dataInvalid(`line ${line} has the label "${label}", which is neither tumour nor normal`);
}
