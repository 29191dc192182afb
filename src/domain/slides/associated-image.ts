import type { RgbImage } from '../image.js';

/**
 * Pictures that a slide holds beside its levels: of its paper label, of the whole glass, and a small one of the scan.
 */
export const ASSOCIATED_KINDS = ['label', 'macro', 'thumbnail'] as const;

export type AssociatedKind = (typeof ASSOCIATED_KINDS)[number];

/** What an operator lets out: nothing, or everything up to the picture that is named. */
export const ASSOCIATED_POLICIES = ['none', 'thumbnail', 'macro', 'all'] as const;

export type AssociatedPolicy = (typeof ASSOCIATED_POLICIES)[number];

export interface AssociatedImage {
  readonly image: RgbImage;
  /** What its colours are meant by; absent where it has none of its own. */
  readonly iccProfile?: Uint8Array;
}

/** From the least to the most that can name a patient: the whole glass mostly shows its label too. */
const SHOWN_FROM: Readonly<Record<AssociatedKind, AssociatedPolicy>> = {
  thumbnail: 'thumbnail',
  macro: 'macro',
  label: 'all',
};

/** Roles that may see what can name a patient, where the policy shows it at all. */
const PATIENT_DATA_ROLES: readonly string[] = ['admin'];

/** Whether a caller with these roles may see pictures of the kind. */
export function mayShow(kind: AssociatedKind, policy: AssociatedPolicy, roles: readonly string[]): boolean {
  const shown = ASSOCIATED_POLICIES.indexOf(policy) >= ASSOCIATED_POLICIES.indexOf(SHOWN_FROM[kind]);
  return shown && (kind === 'thumbnail' || roles.some((role) => PATIENT_DATA_ROLES.includes(role)));
}

/** By the names that vendors give them; undefined for any other picture. */
export function associatedKindOf(name: string): AssociatedKind | undefined {
  const [word = ''] = name
    .trim()
    .toLowerCase()
    .split(/[\s_-]/, 1);
  return word === 'overview' ? 'macro' : ASSOCIATED_KINDS.find((kind) => kind === word);
}
