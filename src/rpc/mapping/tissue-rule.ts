import type { TissueRule } from '../../domain/tissue/tissue-rule.js';
import type { TissueRule__Output } from '../../gen/sentinode/v1/TissueRule.js';
import { enumIn } from './fields.js';

/**
 * Undefined for the default, which stands in no stored row: requests that leave it out and that name it are the same.
 */
export function fromTissueRule(rule: TissueRule__Output, field: string): TissueRule | undefined {
  return enumIn<TissueRule__Output, TissueRule | undefined>(rule, field, {
    TISSUE_RULE_UNSPECIFIED: undefined,
    TISSUE_RULE_OTSU: undefined,
    TISSUE_RULE_OTSU_TWICE: 'otsu-twice',
  });
}

export function toTissueRule(rule: TissueRule | undefined): TissueRule__Output {
  return rule === 'otsu-twice' ? 'TISSUE_RULE_OTSU_TWICE' : 'TISSUE_RULE_OTSU';
}
