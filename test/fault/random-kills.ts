import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { randomOf } from '../fuzz/mutate.ts'
import { bundleProgram } from './support/bundle-program.ts'
import { freshProject } from './support/fresh-project.ts'
import { inspectProject } from './support/inspect-project.ts'

/** What came of killing a program again and again while it worked on one project. */
export interface KillFigures {
  kills: number
  acknowledged: number
  /** Acknowledged commands that were not found again. */
  lost: number
  /** Damaged pages, broken references, and rows that are not what the journal says. */
  torn: number
}

/** Kills a program that works at random, each time at another moment of its work, and looks at the project after each. */
export async function killAtRandom(kills: number, seed: number): Promise<KillFigures> {
  const random = randomOf(seed)
  const project = await freshProject()
  const program = await bundleProgram('random-worker')
  const figures: KillFigures = { kills: 0, acknowledged: 0, lost: 0, torn: 0 }
  try {
    let path = project.copy()
    let acknowledged: string[] = []
    for (let kill = 0; kill < kills; kill += 1) {
      // A project that has grown large is looked at slowly.
      if (kill % 25 === 24) {
        project.discard(path)
        ;[path, acknowledged] = [project.copy(), []]
      }
      const ids = await workUntilKilled([program.file, path, String(seed + kill)], random(120))
      acknowledged.push(...ids)
      const { commands, problems } = inspectProject(path)
      figures.kills += 1
      figures.acknowledged += ids.length
      figures.lost += acknowledged.filter(id => !commands.has(id)).length
      figures.torn += problems.length
    }
  } finally {
    project.dispose()
    rmSync(program.folder, { recursive: true, force: true })
  }
  return figures
}

/** Lets it work for so long after its first acknowledged step, in milliseconds, and kills it; the ids it acknowledged. */
async function workUntilKilled(args: string[], after: number): Promise<string[]> {
  const worker = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  for await (const chunk of worker.stdout) {
    if (printed === '') void wait(after).then(() => worker.kill('SIGKILL'))
    printed += String(chunk)
  }
  // What stands after the last line break was cut off.
  const lines = printed.split('\n').slice(0, -1)
  return lines.flatMap(line => (line.startsWith('refused') ? [] : [line.split(' ')[1] ?? '']))
}
