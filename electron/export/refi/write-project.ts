import type { RefiInput } from './book.ts'
import type { Loss } from './losses.ts'
import { writeQdpx } from './project.ts'

/** A whole project as a file's content, and what other programs will not find in it. */
export interface WrittenProject {
  content: string | Uint8Array
  losses: Loss[]
}

/** Writes a whole project: as JSON alone, or as a project file of the standard with that in it. */
export function writeProject(input: RefiInput, as: '.json' | '.qdpx'): WrittenProject {
  if (as === '.json') return { content: `${JSON.stringify(input.whole, null, 1)}\n`, losses: [] }
  const { bytes, losses } = writeQdpx(input)
  return { content: bytes, losses }
}
