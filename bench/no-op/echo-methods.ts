/** Gives back the request. */
export const ECHO = '/bench.Echo/Echo';
/** Answers a request as ScorePatches does. */
export const ANSWER = '/bench.Echo/Answer';
