import { forkModule } from '../../src/process/fork-module.js';
import type { LoopPlan, LoopTurn } from './loop-plan.js';

/** In a process of its own, as the service's engine has one. */
export function takeLoopTurn(plan: LoopPlan): Promise<LoopTurn> {
  return new Promise((resolve, reject) => {
    const child = forkModule(import.meta.url, './engine-loop.js', { args: [JSON.stringify(plan)] });
    let turn: LoopTurn | undefined;
    child.once('message', (message) => (turn = message as LoopTurn));
    child.once('exit', (code) => {
      if (turn === undefined) reject(new Error(`the loop on the ${plan.graph} graph ended with ${code ?? 'a signal'}`));
      else resolve(turn);
    });
  });
}
