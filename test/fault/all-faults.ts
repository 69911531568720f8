// All fault tests at their full length: `npm run test:fault -- [SHARE] [SEED] [FAULT]`. A share of 0.1 does a tenth, FAULT
// only those whose name begins so. One line of JSON for each as it ends, a table of all at the end, and exit code 1 where
// something was lost. Ended by Ctrl+C it prints the table of what was done.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { damagePages } from './damaged-pages.ts'
import { killAtEachStep, OPERATIONS } from './each-step.ts'
import { fillDisk } from './full-disk.ts'
import { losePower } from './power-loss.ts'
import { killAtRandom } from './random-kills.ts'
import { NO_TRACE } from './support/trace.ts'

const [share = 1, seed = 20_261_122] = process.argv.slice(2, 4).map(Number)
const only = process.argv[4] ?? ''
if (!(share > 0) || !Number.isInteger(seed)) {
  console.error('Usage: npm run test:fault -- [SHARE] [SEED] [FAULT]')
  process.exit(2)
}
const part = (whole: number) => Math.max(1, Math.round(whole * share))
const every = Math.max(1, Math.round(1 / share))

/** One kind of fault, as the table shows it. */
interface Row {
  fault: string
  seed: number
  runs: number
  bad: number
  'bad are': string
  minutes: number
}

const rows: Row[] = []
let isBroken = false

/** Runs one kind of fault and prints its figures; those named as bad must be 0. One that ends with an error is broken. */
async function report<F extends object>(
  fault: string,
  runs: keyof F,
  bad: readonly (keyof F & string)[],
  run: () => Promise<F>,
): Promise<void> {
  if (!fault.startsWith(only)) return
  const began = performance.now()
  const row: Row = { fault, seed, runs: 0, bad: 0, 'bad are': bad.join(', '), minutes: 0 }
  rows.push(row)
  try {
    const figures = await run()
    row.runs = Number(figures[runs])
    row.bad = bad.reduce((sum, figure) => sum + Number(figures[figure]), 0)
    console.log(JSON.stringify({ fault, seed, ...figures, seconds: seconds(began) }))
  } catch (error) {
    row.bad = 1
    row['bad are'] = 'ended with an error'
    console.error(error)
  }
  row.minutes = Math.round(seconds(began) / 6) / 10
  if (row.bad > 0) isBroken = true
}

function seconds(began: number): number {
  return Math.round((performance.now() - began) / 1000)
}

// Programs that are killed leave folders behind; they all lie in this one.
const scratch = mkdtempSync(join(tmpdir(), 'retroduce-faults-'))
process.env['TMPDIR'] = scratch
process.on('exit', () => {
  rmSync(scratch, { recursive: true, force: true })
  console.table(rows)
  console.log(isBroken ? 'Something was lost.' : 'Nothing was lost.')
})
process.once('SIGINT', () => process.exit(130))

const passphrase = 'a passphrase of several words'
await report('kill at a random moment', 'kills', ['lost', 'torn'], () =>
  killAtRandom(part(1_000), seed),
)
await report('damaged pages', 'files', ['internal'], () => damagePages(part(2_000), seed))
if (NO_TRACE === null) {
  const corrupt = ['lost', 'corrupt'] as const
  await report('power loss', 'images', corrupt, () => losePower(part(10_000), seed))
  await report('power loss, encrypted', 'images', corrupt, () =>
    losePower(part(2_000), seed, { passphrase }),
  )
  await report('full disk', 'runs', [...corrupt, 'unexplained'], () => fillDisk(every, seed))
  for (const operation of Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[]) {
    await report(`step of ${operation}`, 'kills', ['neither', 'leftovers'], () =>
      killAtEachStep(operation, every),
    )
  }
} else {
  console.log(JSON.stringify({ skipped: NO_TRACE }))
}
process.exitCode = isBroken ? 1 : 0
