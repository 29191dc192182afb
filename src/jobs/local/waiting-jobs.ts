import {
  atLeastAsUrgent,
  lessUrgent,
  MAX_PASSED_OVER,
  WORK_PRIORITIES,
  type WorkPriority,
} from '../../domain/scheduling/work-priority.js';
import type { Job } from '../../ports/job-runner.js';
import { createFairQueue, type FairQueue } from './fair-queue.js';

/** Jobs that wait, by priority; inside each as of FairQueue. */
export interface WaitingJobs {
  readonly length: number;
  push(job: Job): void;
  /**
   * Takes the next that may start beside those that run: one of a priority of which, with the more urgent ones, fewer
   * than `maxRunning` run; or, so that none starves, one that was passed over MAX_PASSED_OVER times, where fewer than
   * `maxRunning` of its own priority run.
   */
  takeNext(running: readonly WorkPriority[], maxRunning: number): Job | undefined;
  /** Whether a job that comes now starts at once. */
  wouldStart(priority: WorkPriority, running: readonly WorkPriority[], maxRunning: number): boolean;
  /** Takes the job out; undefined when it does not wait here. */
  remove(jobId: string): Job | undefined;
  /** The most urgent first, of these the oldest; `of`: of these priorities alone. */
  inOrder(of?: readonly WorkPriority[]): readonly Job[];
}

interface Line {
  readonly priority: WorkPriority;
  readonly jobs: FairQueue;
  /** More urgent jobs that have started since one of these did, or began to wait. */
  passedOver: number;
}

export function priorityOf({ priority = 'interactive' }: Pick<Job, 'priority'>): WorkPriority {
  return priority;
}

export function createWaitingJobs(): WaitingJobs {
  const lines: readonly Line[] = WORK_PRIORITIES.map((priority) => ({
    priority,
    jobs: createFairQueue(),
    passedOver: 0,
  }));
  const linesOf = (priorities: readonly WorkPriority[]): readonly Line[] =>
    lines.filter(({ priority }) => priorities.includes(priority));
  const inOrder: WaitingJobs['inOrder'] = (of = WORK_PRIORITIES) => linesOf(of).flatMap(({ jobs }) => jobs.inOrder());
  return {
    get length() {
      return lines.reduce((sum, { jobs }) => sum + jobs.length, 0);
    },
    inOrder,
    push: (job) => {
      for (const { jobs } of linesOf([priorityOf(job)])) jobs.push(job);
    },
    takeNext: (running, maxRunning) => {
      const next = lines.find((line) => line.jobs.length > 0 && mayStart(line, running, maxRunning));
      if (next === undefined) return undefined;
      next.passedOver = 0;
      for (const line of linesOf(lessUrgent(next.priority))) if (line.jobs.length > 0) line.passedOver += 1;
      return next.jobs.shift();
    },
    wouldStart: (priority, running, maxRunning) =>
      inOrder([priority]).length === 0 && isFree(atLeastAsUrgent(priority), running, maxRunning),
    remove: (jobId) => {
      for (const { jobs } of lines) {
        const job = jobs.remove(jobId);
        if (job !== undefined) return job;
      }
      return undefined;
    },
  };
}

function mayStart({ priority, passedOver }: Line, running: readonly WorkPriority[], maxRunning: number): boolean {
  if (isFree(atLeastAsUrgent(priority), running, maxRunning)) return true;
  return passedOver >= MAX_PASSED_OVER && isFree([priority], running, maxRunning);
}

function isFree(of: readonly WorkPriority[], running: readonly WorkPriority[], maxRunning: number): boolean {
  return running.filter((priority) => of.includes(priority)).length < maxRunning;
}
