import fc from 'fast-check'

/**
 * Property tests try the same values in every run of the suite, so that it is green or red for the same tree. Another
 * seed looks further: `RETRODUCE_SEED=7 npx vitest run --project node`.
 */
fc.configureGlobal({ seed: Number(process.env['RETRODUCE_SEED'] ?? 20_261_122) })
