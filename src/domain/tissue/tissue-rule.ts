/** How tissue is told from glass. */
export type TissueRule =
  /** The method's: Otsu over what is not black. Where much of the tissue is pale, its cut falls within the tissue. */
  | 'otsu'
  /** Otsu again over the bright class of the first cut: three classes, dark and pale tissue and glass. */
  | 'otsu-twice';
