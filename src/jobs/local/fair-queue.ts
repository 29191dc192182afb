import type { Job } from '../../ports/job-runner.js';

/** Waiting jobs: each tenant's in the order they came, the tenants in turns, so that one cannot hold up the others. */
export interface FairQueue {
  readonly length: number;
  push(job: Job): void;
  shift(): Job | undefined;
  /** Takes the job out; undefined when it does not wait here. */
  remove(jobId: string): Job | undefined;
  /** In the order in which they would run. */
  inOrder(): readonly Job[];
}

export function createFairQueue(): FairQueue {
  /** Tenants with waiting jobs; the first one's turn is next. */
  let tenants: readonly (readonly Job[])[] = [];
  const inOrder = (): readonly Job[] => roundRobin(tenants);
  return {
    get length() {
      return tenants.reduce((sum, jobs) => sum + jobs.length, 0);
    },
    inOrder,
    push: (job) => {
      const isSame = (jobs: readonly Job[]): boolean => jobs[0]?.tenant === job.tenant;
      tenants = tenants.some(isSame)
        ? tenants.map((jobs) => (isSame(jobs) ? [...jobs, job] : jobs))
        : [...tenants, [job]];
    },
    shift: () => {
      const [turn, ...others] = tenants;
      const [job, ...rest] = turn ?? [];
      tenants = rest.length > 0 ? [...others, rest] : others;
      return job;
    },
    remove: (jobId) => {
      const job = inOrder().find(({ id }) => id === jobId);
      if (job !== undefined) {
        tenants = tenants.map((jobs) => jobs.filter(({ id }) => id !== jobId)).filter((jobs) => jobs.length > 0);
      }
      return job;
    },
  };
}

function roundRobin(tenants: readonly (readonly Job[])[]): readonly Job[] {
  const rounds = Math.max(0, ...tenants.map((jobs) => jobs.length));
  return Array.from({ length: rounds }, (_, round) => tenants.flatMap((jobs) => jobs.slice(round, round + 1))).flat();
}
