import { create } from 'zustand'
import type { OutputOf } from '../../shared/contract/contract.ts'
import { call } from '../api/client.ts'
import { mayExport } from './export-check.ts'
import { whileExporting } from './exporting.ts'
import { chooseFiles } from './files.ts'
import { sayError, useNotices } from './notices.ts'

/** How a whole project is written for other programs. */
export interface ProjectExportChoices {
  ending: '.qdpx' | '.json' | '.qdc'
  isForNvivo: boolean
  includesEarlier: boolean
}

type Losses = NonNullable<OutputOf<'exports.write'>['losses']>

interface ProjectExportState {
  isOpen: boolean
  choices: ProjectExportChoices
  /** What was written, and what other programs will not find in it. */
  written: { fileName: string; losses: Losses } | null
}

/** The export of the whole project that is being decided on, or its report. */
export const useProjectExport = create<ProjectExportState>()(() => ({
  isOpen: false,
  choices: { ending: '.qdpx', isForNvivo: false, includesEarlier: false },
  written: null,
}))

/** Asks how the project is to be written; the format can still be changed. */
export function askForProjectExport(ending: ProjectExportChoices['ending']): void {
  chooseProjectExport({ ending })
  useProjectExport.setState({ isOpen: true, written: null })
}

/** Puts the question or the report away. */
export function closeProjectExport(): void {
  useProjectExport.setState({ isOpen: false, written: null })
}

/** Changes how it is written. */
export function chooseProjectExport(change: Partial<ProjectExportChoices>): void {
  useProjectExport.setState(({ choices }) => ({ choices: { ...choices, ...change } }))
}

/** Checks what might still identify someone, asks where to, and writes the project there. */
export async function writeProject(): Promise<void> {
  const { ending, isForNvivo, includesEarlier } = useProjectExport.getState().choices
  useProjectExport.setState({ isOpen: false })
  try {
    if (!(await mayExport())) return
    const { info } = (await call('projects.current', {})) ?? {}
    const name = (info?.title ?? 'Project').replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim()
    const [target] = await chooseFiles('export', `${name.slice(0, 120)}${ending}`)
    if (target === undefined) return
    const written = await whileExporting('project', () =>
      call('exports.write', {
        product: ending === '.qdc' ? 'codebook' : 'project',
        path: target.token,
        ...(ending !== '.qdc' && {
          project: { positions: isForNvivo ? 'nvivo' : 'standard', includesEarlier },
        }),
      }),
    )
    if (written === undefined) return
    const { fileName, losses = [] } = written
    if (losses.length === 0) useNotices.getState().say(`Written: ${fileName}`)
    else useProjectExport.setState({ isOpen: true, written: { fileName, losses } })
  } catch (error) {
    sayError(error)
  }
}
