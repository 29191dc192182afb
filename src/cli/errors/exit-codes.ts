/** How the command line ends; docs/cli.md and `--help` describe the same. */
export const EXIT = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  badInput: 3,
  notFound: 4,
  unavailable: 5,
  cancelled: 6,
  busy: 7,
  denied: 8,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** One line a code, for `--help`. */
export const EXIT_CODE_HELP: Readonly<Record<ExitCode, string>> = {
  0: 'all went well',
  1: 'something unexpected: a defect, or a diverged training run',
  2: 'the command line or the configuration is wrong',
  3: 'an input is refused: not a slide, truncated, no pixel size, a patch of the wrong size',
  4: 'a file, slide, prediction or model is not there',
  5: 'the server, its engine or a model is not available',
  6: 'cancelled, or out of time',
  7: 'busy or full: trying again later may help',
  8: 'the server does not let this caller in',
};
