import { basename, extname, join } from 'node:path'
import type { FileFilter } from 'electron'
import {
  BESIDE_ENDINGS,
  type FilePurpose,
  IMPORT_ENDINGS,
  INTERCHANGE_ENDINGS,
  isForFolder,
  REFERENCE_ENDINGS,
} from '../../shared/contract/host.ts'
import { TABLE_ENDINGS } from '../../shared/survey/table.ts'
import { RESPONSE_ENDING } from '../../shared/workshop/pack-limits.ts'
import type { Refusals } from '../security/refusals.ts'
import type { ElectronApi } from './electron.ts'
import { BUNDLE_ENDING, EXPORT_ENDINGS, KEY_ENDING, PROJECT_ENDING } from './files.ts'
import { type Host, isSaving } from './host.ts'

const FILTERS: Record<FilePurpose, FileFilter> = {
  openProject: { name: 'Retroduce project', extensions: withoutDots([PROJECT_ENDING]) },
  saveProject: { name: 'Retroduce project', extensions: withoutDots([PROJECT_ENDING]) },
  import: {
    name: 'Transcripts, documents, surveys and projects',
    extensions: withoutDots([...IMPORT_ENDINGS, ...TABLE_ENDINGS, ...INTERCHANGE_ENDINGS]),
  },
  interchange: {
    name: 'Projects, codebooks and tables',
    extensions: withoutDots([...INTERCHANGE_ENDINGS, ...TABLE_ENDINGS, '.docx', '.docm']),
  },
  beside: { name: 'Files of the project', extensions: withoutDots(BESIDE_ENDINGS) },
  participants: { name: 'Tables', extensions: withoutDots(TABLE_ENDINGS) },
  responses: { name: 'Responses', extensions: withoutDots([RESPONSE_ENDING]) },
  references: { name: 'References', extensions: withoutDots(REFERENCE_ENDINGS) },
  export: { name: 'Export', extensions: withoutDots(EXPORT_ENDINGS) },
  openKey: { name: 'Encrypted key file', extensions: withoutDots([KEY_ENDING]) },
  saveKey: { name: 'Encrypted key file', extensions: withoutDots([KEY_ENDING]) },
  openBundle: { name: 'Bundle of a copy', extensions: withoutDots([BUNDLE_ENDING]) },
  saveBundle: { name: 'Bundle of a copy', extensions: withoutDots([BUNDLE_ENDING]) },
  backupFolder: { name: 'Folder', extensions: [] },
  bundleFolder: { name: 'Folder', extensions: [] },
}

/** Purposes that several files can be chosen for. */
const SEVERAL: ReadonlySet<FilePurpose> = new Set(['import', 'beside', 'references', 'responses'])

/** The desktop's own file dialogs, which neither suggest synchronised folders nor remember what was chosen. */
export function createElectronHost(
  { app, clipboard, dialog }: ElectronApi,
  refusals: Refusals,
): Host {
  return {
    kind: 'electron',
    refusals,
    clipboard: {
      read: () => Promise.resolve(clipboard.readText()),
      clear: () => Promise.resolve(clipboard.clear()),
    },
    quit: () => app.quit(),
    async chooseFiles(purpose, suggestedName) {
      const folder = app.getPath('documents')
      if (isSaving(purpose)) {
        const chosen = await dialog.showSaveDialog({
          defaultPath: join(folder, basename(suggestedName ?? '')),
          filters: [saveFilter(purpose, suggestedName)],
          properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
        })
        return chosen.canceled || !chosen.filePath ? [] : [chosen.filePath]
      }
      if (isForFolder(purpose)) {
        const chosen = await dialog.showOpenDialog({
          defaultPath: folder,
          properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
        })
        return chosen.canceled ? [] : chosen.filePaths
      }
      const chosen = await dialog.showOpenDialog({
        defaultPath: folder,
        filters: [FILTERS[purpose]],
        properties: SEVERAL.has(purpose)
          ? ['openFile', 'multiSelections', 'dontAddToRecent']
          : ['openFile', 'dontAddToRecent'],
      })
      return chosen.canceled ? [] : chosen.filePaths
    },
  }
}

/** The kind of file that the suggested name ends in, since that ending chooses the format. */
function saveFilter(purpose: FilePurpose, suggestedName: string | undefined): FileFilter {
  const ending = extname(suggestedName ?? '').toLowerCase()
  if (![...EXPORT_ENDINGS, ...IMPORT_ENDINGS, ...TABLE_ENDINGS].includes(ending))
    return FILTERS[purpose]
  return { name: ending.slice(1).toUpperCase(), extensions: withoutDots([ending]) }
}

function withoutDots(endings: string[]): string[] {
  return endings.map(ending => ending.slice(1))
}
