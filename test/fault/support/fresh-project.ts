import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestEngine } from '../../support/engine.ts'

/** A closed project with a little of everything in it, in a folder of its own, to be copied and broken. */
export interface FreshProject {
  /** Copies the project, with what lies beside it, into a new folder; the path of the copy. */
  copy(): string
  recoveryKey: string | null
  dispose(): void
}

/** Makes one; with a passphrase it is encrypted. */
export async function freshProject(passphrase?: string): Promise<FreshProject> {
  const study = await startTestEngine()
  const path = join(study.folder, 'study.retroduce')
  const made = await study.call('projects.create', {
    ...{ path, title: 'To be broken' },
    ...(passphrase !== undefined && { passphrase }),
  })
  for (const title of ['P01', 'P02']) {
    const text = 'Ann: I waited and waited, and nobody rang.\nBen: Nobody?\n'.repeat(20)
    const { id } = await study.call('sources.create', { title, text })
    await study.call('codings.create', { sourceId: id, start: 5, end: 13, roles: ['C'] })
  }
  await study.engine.close()
  const copies: string[] = []
  return {
    recoveryKey: made.recoveryKey,
    copy() {
      const folder = mkdtempSync(join(tmpdir(), 'retroduce-broken-'))
      copies.push(folder)
      for (const file of readdirSync(study.folder)) {
        if (file.startsWith('study.retroduce')) cpSync(join(study.folder, file), join(folder, file))
      }
      return join(folder, 'study.retroduce')
    },
    dispose() {
      for (const folder of [...copies, study.folder]) {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}
