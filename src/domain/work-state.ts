/** Where a prediction or a training run stands. */
export type WorkState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

export function hasEnded({ state }: { readonly state: WorkState }): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled';
}
