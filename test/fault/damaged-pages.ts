import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { type Random, randomOf } from '../fuzz/mutate.ts'
import { freshProject } from './support/fresh-project.ts'

/** How the program answered to project files with damage in them. */
export interface DamageFigures {
  files: number
  /** Files that were refused, by the code of the refusal. */
  refused: Record<string, number>
  /** Files that opened and were found damaged by a check, or in reading. */
  noticed: number
  /** Files that opened and passed the check: the damage was in a part that holds nothing. */
  harmless: number
  /** Answers that a researcher could not understand. */
  internal: number
}

/** Opens projects with random damage in them, looks at everything in them, and closes them. */
export async function damagePages(files: number, seed: number): Promise<DamageFigures> {
  const random = randomOf(seed)
  const project = await freshProject()
  const study = await startTestEngine()
  const figures: DamageFigures = { files, refused: {}, noticed: 0, harmless: 0, internal: 0 }
  try {
    for (let file = 0; file < files; file += 1) {
      const path = project.copy()
      damage(path, random)
      try {
        await study.call('projects.open', { path })
      } catch (error) {
        project.discard(path)
        const { code } = error as { code: string }
        figures.refused[code] = (figures.refused[code] ?? 0) + 1
        if (code === 'internal') figures.internal += 1
        continue
      }
      const codes = await lookAtEverything(study)
      figures.internal += codes.filter(code => code === 'internal').length
      if (codes.length > 0) figures.noticed += 1
      else figures.harmless += 1
      await study.call('projects.close', {})
      project.discard(path)
    }
  } finally {
    await study.dispose()
    project.dispose()
  }
  return figures
}

/** What is wrong: codes of refusals, and of what the check reports. */
async function lookAtEverything({ call }: TestEngine): Promise<string[]> {
  const looks = [
    async () => (await call('project.check', {})).problems.map(({ code }) => code),
    async () => {
      for (const { id } of await call('sources.list', {}))
        await call('sources.get', { sourceId: id })
      return []
    },
    async () => ((await call('codings.find', { where: { all: [] } })).problem ? ['problem'] : []),
    async () => ((await call('history.list', {})) ? [] : []),
    async () => ((await call('codes.create', { name: 'New' })) ? [] : []),
  ]
  const codes: string[] = []
  for (const look of looks) {
    try {
      codes.push(...(await look()))
    } catch (error) {
      codes.push((error as { code: string }).code)
    }
  }
  return codes
}

/** Overwrites bytes or pages, or cuts the end off; never the first bytes, which say what the file is. */
function damage(path: string, random: Random): void {
  const file = openSync(path, 'r+')
  const { size } = fstatSync(file)
  for (let times = 1 + random(6); times > 0; times -= 1) {
    const at = 100 + random(size - 100)
    const kind = random(4)
    if (kind === 0) ftruncateSync(file, Math.max(4_096, at))
    else {
      const length = kind === 1 ? 4_096 : 1 + random(64)
      const bytes = Buffer.from(Array.from({ length }, () => (kind === 1 ? 0 : random(256))))
      writeSync(file, bytes, 0, length, kind === 1 ? at - (at % 4_096) || 4_096 : at)
    }
  }
  closeSync(file)
}
