import { randomOf } from '../../fuzz/mutate.ts'
import { startTestEngine } from '../../support/engine.ts'

/**
 * A program that works at random, for tests that break it: `random-worker FILE SEED [STEPS]`. It prints the number and the
 * id of the newest entry of the journal after each step that the engine acknowledged, so every line must be found again,
 * and `refused CODE` for each that was refused. `RETRODUCE_RECOVERY_KEY` opens an encrypted project.
 */
const [path = '', seed = '1', steps = 'Infinity'] = process.argv.slice(2)
const recoveryKey = process.env['RETRODUCE_RECOVERY_KEY']
const random = randomOf(Number(seed))
const study = await startTestEngine()
try {
  await study.call('projects.open', { path, ...(recoveryKey !== undefined && { recoveryKey }) })
} catch (error) {
  process.stdout.write(`refused ${(error as { code?: string }).code ?? 'internal'}\n`)
  process.exit(0)
}

const pick = <T>(list: readonly T[]): T | undefined => list[random(list.length)]
const words = () => `word${random(1_000)} `.repeat(1 + random(60)).trim()
const source = async () => pick(await study.call('sources.list', {}))
const coding = async () => pick(await study.call('codings.list', {}))

const WORK: readonly (() => Promise<unknown>)[] = [
  () => study.call('sources.create', { title: words().slice(0, 80), text: `Ann: ${words()}.` }),
  () => study.call('codes.create', { name: `${words().slice(0, 60)} ${random(1e9)}` }),
  () => study.call('elements.create', { role: 'C', label: `${words()} ${random(1e9)}`.slice(-90) }),
  () => study.call('memos.create', { kind: 'analytic', body: words() }),
  () => study.call('participants.create', { pseudonym: `P${random(1e9)}` }),
  code,
  code,
  code,
  async () => {
    const one = await coding()
    if (one) await study.call('codings.update', { codingId: one.id, note: words() })
  },
  async () => {
    const one = await coding()
    if (one) await study.call('codings.remove', { codingId: one.id })
  },
  async () => {
    const one = await source()
    if (!one) return
    const start = random(one.length)
    const edits = [{ start, end: Math.min(one.length, start + random(9)), text: words() }]
    await study.call('sources.edit', { sourceId: one.id, edits })
  },
  () => study.call('history.undo', {}),
  () => study.call('history.redo', {}),
]

async function code(): Promise<void> {
  const one = await source()
  if (!one || one.length < 2) return
  const start = random(one.length - 1)
  const end = Math.min(one.length, start + 1 + random(40))
  await study.call('codings.create', { sourceId: one.id, start, end, roles: ['M'], note: words() })
}

for (let step = 0; step < Number(steps); step += 1) {
  try {
    await pick(WORK)?.()
    const [newest] = await study.call('history.list', { limit: 1 })
    process.stdout.write(`${newest?.number} ${newest?.id}\n`)
  } catch (error) {
    process.stdout.write(`refused ${(error as { code?: string }).code ?? 'internal'}\n`)
  }
}
// As if the power went: nothing is closed.
process.exit(0)
