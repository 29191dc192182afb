import { AppError } from '../errors/app-error.js';

/** Steps between 0 and 1, by number of members: the grid stays under 6,000 points. */
const STEPS_BY_MEMBERS: Readonly<Record<number, number>> = { 1: 1, 2: 100, 3: 100, 4: 25 };

/** All weight vectors of `members` parts that sum to 1, on an even grid. Throws ENSEMBLE_INVALID above four members. */
export function weightGrid(members: number): readonly (readonly number[])[] {
  const steps = STEPS_BY_MEMBERS[members];
  if (steps === undefined)
    throw new AppError('ENSEMBLE_INVALID', `an ensemble has one to four members, not ${members}`);
  return compositions(steps, members).map((parts) => parts.map((part) => part / steps));
}

/** All ways to write `total` as an ordered sum of `parts` integers from 0. */
function compositions(total: number, parts: number): readonly (readonly number[])[] {
  if (parts === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) => first).flatMap((first) =>
    compositions(total - first, parts - 1).map((rest) => [first, ...rest]),
  );
}
