import type { AssociatedKind } from '../../domain/slides/associated-image.js';
import type { AssociatedImageKind, AssociatedImageKind__Output } from '../../gen/sentinode/v1/AssociatedImageKind.js';
import { enumIn } from './fields.js';

const NAMES = {
  label: 'ASSOCIATED_IMAGE_KIND_LABEL',
  macro: 'ASSOCIATED_IMAGE_KIND_MACRO',
  thumbnail: 'ASSOCIATED_IMAGE_KIND_THUMBNAIL',
} as const satisfies Readonly<Record<AssociatedKind, AssociatedImageKind>>;

export function toAssociatedKind(kind: AssociatedKind): AssociatedImageKind {
  return NAMES[kind];
}

/** Throws INVALID_FIELD, for the unspecified kind too. */
export function fromAssociatedKind(kind: AssociatedImageKind__Output | number, field: string): AssociatedKind {
  return enumIn<string, AssociatedKind>(kind, field, {
    [NAMES.label]: 'label',
    [NAMES.macro]: 'macro',
    [NAMES.thumbnail]: 'thumbnail',
  });
}
