import { rmSync } from 'node:fs'
import { bundleProgram } from './support/bundle-program.ts'
import { freshProject } from './support/fresh-project.ts'
import { inspectProject } from './support/inspect-project.ts'
import { runWithFault, traceProgram } from './support/trace.ts'

/** What came of a disk that was full from some write on, until the program ended. */
export interface FullDiskFigures {
  /** How many writes the session has, and at how many of them the disk was made full. */
  writes: number
  runs: number
  acknowledged: number
  refused: number
  lost: number
  corrupt: number
  /** Refusals that did not say why. */
  unexplained: number
}

/** Plays one session of work again and again, with the disk full from another of its writes on; `every` of them is tried. */
export async function fillDisk(every: number, seed: number): Promise<FullDiskFigures> {
  const project = await freshProject()
  const program = await bundleProgram('random-worker')
  const session = (path: string) => [program.file, path, String(seed), '25']
  const figures = { runs: 0, acknowledged: 0, refused: 0, lost: 0, corrupt: 0, unexplained: 0 }
  let writes = 0
  try {
    const events = traceProgram(session(project.copy()))
    writes = events.filter(({ kind }) => kind === 'write').length
    for (let from = 1; from <= writes; from += every) {
      const path = project.copy()
      const fault = { call: 'pwrite64', when: `${from}+`, does: 'error=ENOSPC' } as const
      const lines = runWithFault(fault, session(path)).split('\n').slice(0, -1)
      const refusals = lines.filter(line => line.startsWith('refused '))
      const ids = lines.filter(line => !line.startsWith('refused ')).map(line => line.split(' ')[1])
      const { commands, problems } = inspectProject(path)
      figures.runs += 1
      figures.acknowledged += ids.length
      figures.refused += refusals.length
      figures.unexplained += refusals.filter(line => line === 'refused internal').length
      figures.lost += ids.filter(id => !commands.has(id ?? '')).length
      figures.corrupt += problems.length
      project.discard(path)
    }
  } finally {
    project.dispose()
    rmSync(program.folder, { recursive: true, force: true })
  }
  return { writes, ...figures }
}
