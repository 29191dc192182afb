// Upper bounds of histograms. Few, for each costs a series of every label: about three a decade.

/** Seconds of what a batch does: a patch of SimpleNet takes milliseconds, 32 of InceptionV3 on wasm ten seconds. */
export const BATCH_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Seconds of calls: from a look-up to a slide that is followed to its end, or training. */
export const CALL_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800];

/** Bytes of a message: from an identifier to patch scores with maps. Eightfold steps: what matters is the order. */
export const MESSAGE_BYTES = [128, 1024, 8192, 65_536, 524_288, 4_194_304, 33_554_432];

/** Seconds of a slide and its phases. */
export const SLIDE_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 60, 120, 300, 600, 1800, 3600];

/** Patches of one engine call, at most 32 today. */
export const BATCH_PATCHES = [1, 2, 4, 8, 12, 16, 24, 32, 64];
