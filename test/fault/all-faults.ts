// All fault tests at their full length: `npm run test:fault -- [SHARE]`, where a share of 0.1 does a tenth. One line of
// JSON for each, and exit code 1 where something was lost.
import { damagePages } from './damaged-pages.ts'
import { killAtEachStep, OPERATIONS } from './each-step.ts'
import { fillDisk } from './full-disk.ts'
import { losePower } from './power-loss.ts'
import { killAtRandom } from './random-kills.ts'
import { NO_TRACE } from './support/trace.ts'

const share = Number(process.argv[2] ?? 1)
const seed = 20_261_122
const part = (whole: number) => Math.max(1, Math.round(whole * share))
const every = (steps: number) => Math.max(1, Math.round(steps / share))
let isBroken = false

/** Runs one kind of fault and prints its figures; those named must be 0. */
async function report<F extends object>(
  fault: string,
  bad: readonly (keyof F)[],
  run: () => Promise<F>,
): Promise<void> {
  const began = performance.now()
  const figures = await run()
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(JSON.stringify({ fault, ...figures, seconds }))
  if (bad.some(figure => figures[figure] !== 0)) isBroken = true
}

const passphrase = 'a passphrase of several words'
await report('kill at a random moment', ['lost', 'torn'], () => killAtRandom(part(1_000), seed))
await report('damaged pages', ['internal'], () => damagePages(part(2_000), seed))
if (NO_TRACE === null) {
  const corrupt = ['lost', 'corrupt'] as const
  await report('power loss', corrupt, () => losePower(part(10_000), seed))
  await report('power loss, encrypted', corrupt, () => losePower(part(2_000), seed, { passphrase }))
  await report('full disk', [...corrupt, 'unexplained'], () => fillDisk(every(1), seed))
  for (const operation of Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[]) {
    await report('kill at each step', ['neither', 'leftovers'], () =>
      killAtEachStep(operation, every(1)),
    )
  }
} else {
  console.log(JSON.stringify({ skipped: NO_TRACE }))
}
process.exitCode = isBroken ? 1 : 0
