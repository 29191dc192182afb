/** Names of the files that a run keeps in its output folder. */
export const LAST_CHECKPOINT = 'last.checkpoint.safetensors';
export const BEST_WEIGHTS = 'best.safetensors';
export const EVENT_LOG = 'events.jsonl';
