import { join } from 'node:path'
import { startTestEngine, type TestEngine } from './engine.ts'

/**
 * A program that keeps a project safe without end, for tests that kill it: `node endless-keeper.ts WORK FOLDER`. It says a
 * number before each piece of work, so that the test knows what it was at.
 */
const [work = '', folder = ''] = process.argv.slice(2)

/** One piece of each kind of work; what must be there is made by the test. */
const WORK: Record<string, (study: TestEngine, n: number) => Promise<unknown>> = {
  async backup(study, n) {
    await study.call('codes.create', { name: `Code ${n}` })
    await study.call('backups.create', {})
  },
  async restore(study, n) {
    const { backups } = await study.call('backups.list', {})
    const asked = backups.filter(({ why }) => why === 'asked')
    await study.call('backups.restore', { backupId: asked[n % 2]?.id ?? '' })
  },
  salvage(study, n) {
    const path = join(folder, 'damaged.retroduce')
    return study.call('projects.salvage', { path, to: join(folder, `salvaged-${n}.retroduce`) })
  },
  async withdraw(study) {
    const [participant] = await study.call('participants.list', {})
    const participantId = participant?.id ?? ''
    await study.call('withdrawals.carryOut', { participantId, backups: 'rewrite' })
  },
}

const study = await startTestEngine(undefined, join(folder, 'user-data'))
if (work !== 'salvage') await study.call('projects.open', { path: join(folder, 'study.retroduce') })
for (let n = 0; ; n += 1) {
  process.stdout.write(`${n}\n`)
  await WORK[work]?.(study, n)
}
