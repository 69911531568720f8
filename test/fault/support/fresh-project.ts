import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startTestEngine } from '../../support/engine.ts'
import { writeOlder } from '../../support/older-project.ts'

/** A closed project with a little of everything in it, in a folder of its own, to be copied and broken. */
export interface FreshProject {
  /** Copies the project, with what lies beside it, into a new folder; the path of the copy. */
  copy(): string
  /** Removes a copy that was looked at: thousands of them fill a disk. */
  discard(path: string): void
  recoveryKey: string | null
  dispose(): void
}

/** How a project is made. */
export interface FreshOptions {
  /** Encrypts it. */
  passphrase?: string | undefined
  /** As a program of this earlier schema version left it. */
  version?: number | undefined
}

/** Makes one. */
export async function freshProject({
  passphrase,
  version,
}: FreshOptions = {}): Promise<FreshProject> {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-fresh-'))
  const path = join(folder, 'study.retroduce')
  if (version !== undefined) writeOlder(path, version)
  const recoveryKey = version === undefined ? await writeStudy(path, passphrase) : null
  const copies = new Set<string>()
  return {
    recoveryKey,
    copy() {
      const own = mkdtempSync(join(tmpdir(), 'retroduce-broken-'))
      copies.add(own)
      for (const file of readdirSync(folder)) cpSync(join(folder, file), join(own, file))
      return join(own, 'study.retroduce')
    },
    discard(path) {
      copies.delete(dirname(path))
      rmSync(dirname(path), { recursive: true, force: true })
    },
    dispose() {
      for (const each of [...copies, folder]) rmSync(each, { recursive: true, force: true })
    },
  }
}

/** Writes a study as this program does; its recovery key, if it is encrypted. */
async function writeStudy(path: string, passphrase: string | undefined): Promise<string | null> {
  const study = await startTestEngine()
  const { recoveryKey } = await study.call('projects.create', {
    ...{ path, title: 'To be broken' },
    ...(passphrase !== undefined && { passphrase }),
  })
  for (const title of ['P01', 'P02']) {
    const text = 'Ann: I waited and waited, and nobody rang.\nBen: Nobody?\n'.repeat(20)
    const { id } = await study.call('sources.create', { title, text })
    await study.call('codings.create', { sourceId: id, start: 5, end: 13, roles: ['C'] })
  }
  await study.dispose()
  return recoveryKey
}
