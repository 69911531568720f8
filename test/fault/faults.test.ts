import { expect, it } from 'vitest'
import { damagePages } from './damaged-pages.ts'
import { killAtEachStep, OPERATIONS } from './each-step.ts'
import { fillDisk } from './full-disk.ts'
import { losePower } from './power-loss.ts'
import { killAtRandom } from './random-kills.ts'
import { NO_TRACE } from './support/trace.ts'

// A short share of what `npm run test:fault` does whole.
const seed = 8
const withTrace = NO_TRACE === null ? it : it.skip

it('a program killed at a random moment has lost nothing that it acknowledged', async () => {
  const figures = await killAtRandom(6, seed)
  expect(figures).toMatchObject({ kills: 6, lost: 0, torn: 0 })
})

withTrace(
  `a power failure loses nothing that was acknowledged (${NO_TRACE ?? 'with strace'})`,
  async () => {
    const whole = { images: 60, lost: 0, corrupt: 0 }
    expect(await losePower(60, seed)).toEqual(whole)
    const passphrase = 'a passphrase of several words'
    expect(await losePower(60, seed, { passphrase })).toEqual(whole)
    // Where the disk is not told to write, much is lost: the images do show it.
    expect((await losePower(30, seed, { isSyncIgnored: true })).lost).toBeGreaterThan(0)
  },
)

withTrace(
  `a full disk refuses steps and takes none back (${NO_TRACE ?? 'with strace'})`,
  async () => {
    const figures = await fillDisk(97, seed)
    expect(figures).toMatchObject({ lost: 0, corrupt: 0, unexplained: 0 })
    expect(figures.refused).toBeGreaterThan(0)
  },
)

withTrace.each(Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[])(
  `%s that is killed leaves the project as it was or as it should be (${NO_TRACE ?? 'with strace'})`,
  async operation => {
    const figures = await killAtEachStep(operation, 1_000)
    expect(figures).toMatchObject({ neither: 0, leftovers: 0 })
    expect(figures.kills).toBeGreaterThan(0)
  },
)

it('a damaged project is refused, or opens and says what is wrong, and never ends the program', async () => {
  const figures = await damagePages(40, seed)
  expect(figures).toMatchObject({ files: 40, internal: 0 })
  expect(figures.noticed + Object.keys(figures.refused).length).toBeGreaterThan(0)
})
