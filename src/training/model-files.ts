/** Names that the trainer gives to the files of a model folder; the manifest states them for everyone else. */
export const WEIGHTS_FILE = 'weights.safetensors';
export const GOLDEN_FILE = 'golden.json';
export const CARD_FILE = 'MODEL_CARD.md';
