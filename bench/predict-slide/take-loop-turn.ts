import { forkModule } from '../../src/process/fork-module.js';
import { messageOf } from '../processes/message-of.js';
import type { LoopPlan, LoopTurn } from './loop-plan.js';

/** In a process of its own, as the service's engine has one. */
export function takeLoopTurn(plan: LoopPlan): Promise<LoopTurn> {
  const child = forkModule(import.meta.url, './engine-loop.js', { args: [JSON.stringify(plan)] });
  return messageOf<LoopTurn>(child, `the loop on the ${plan.graph} graph`);
}
