import {
  Blocks,
  BookOpenText,
  Braces,
  ChartColumn,
  CircleCheck,
  CircleHelp,
  Columns2,
  Download,
  FilePlus2,
  FileText,
  Filter,
  FolderOpen,
  Info,
  KeyRound,
  Keyboard,
  Library,
  LogOut,
  NotebookPen,
  Printer,
  Quote,
  Redo2,
  Search,
  ShieldCheck,
  Table2,
  Undo2,
  Upload,
  UserPlus,
  UserRound,
} from 'lucide-react'
import { useMemo } from 'react'
import { useProcedure } from '../api/client.ts'
import { redo, undo } from '../store/act.ts'
import { openMarkers } from '../store/markers.ts'
import { toggleElements, writeInitialStatement } from '../store/configuration-place.ts'
import { useDialogs } from '../store/dialogs.ts'
import { exportProduct } from '../store/exports.ts'
import { openCharts, openRetrieval, openSearch } from '../store/find.ts'
import { openHelp, openHelpHere } from '../store/help.ts'
import { chooseAndImport } from '../store/imports.ts'
import { chooseAndTakeIn } from '../store/interchange.ts'
import { openKeyFile } from '../store/key-file.ts'
import { goToNames } from '../store/names.ts'
import { writeMemoHere } from '../store/memos.ts'
import { openPrint } from '../store/print.ts'
import { askForProjectExport } from '../store/project-export.ts'
import { openTableDialog } from '../store/table-dialog.ts'
import { closeProject, openProject, openSample } from '../store/projects.ts'
import { toggleBeside } from '../store/tabs.ts'
import { useWorkspace } from '../store/workspace.ts'
import type { PaletteEntry } from './palette-entries.ts'
import { PLACE_LOOKS, placeKeys } from './places.ts'

/** Everything the palette can find now. */
export function usePaletteEntries(hasProject: boolean): PaletteEntry[] {
  const enabled = { enabled: hasProject }
  const { data: history } = useProcedure('history.state', {}, enabled)
  const { data: sources } = useProcedure('sources.list', {}, enabled)
  const { data: configurations } = useProcedure('configurations.list', {}, enabled)
  const { data: codes } = useProcedure('codes.list', {}, enabled)
  const { data: participants } = useProcedure('participants.list', {}, enabled)
  return useMemo(() => {
    const { goTo, openSource, openConfiguration, selectCode, selectParticipant } =
      useWorkspace.getState()
    if (!hasProject) return programEntries(false)
    return [
      ...PLACE_LOOKS.map(({ id, label, icon }, index) => ({
        id: `place:${id}`,
        section: 'Go to',
        label,
        icon,
        keys: placeKeys(index),
        run: () => goTo(id),
      })),
      ...stepEntries(history?.undo ?? null, history?.redo ?? null),
      ...programEntries(true),
      ...(sources ?? []).map(source => ({
        id: `source:${source.id}`,
        section: 'Sources',
        label: source.title,
        icon: FileText,
        run: () => openSource(source.id),
      })),
      ...(participants ?? []).map(({ id, pseudonym, group }) => ({
        id: `participant:${id}`,
        section: 'Participants',
        label: group === null ? pseudonym : `${pseudonym}, ${group}`,
        icon: UserRound,
        run: () => {
          selectParticipant(id)
          goTo('participants')
        },
      })),
      ...(configurations ?? []).map(configuration => ({
        id: `configuration:${configuration.id}`,
        section: 'Configurations',
        label: `${configuration.number} ${configuration.title || configuration.statement}`,
        icon: Blocks,
        run: () => {
          openConfiguration(configuration.id)
          goTo('configurations')
        },
      })),
      ...(codes ?? []).map(code => ({
        id: `code:${code.id}`,
        section: 'Codes',
        label: code.name,
        role: code.role,
        run: () => {
          selectCode(code.id)
          goTo('codebook')
        },
      })),
    ]
  }, [hasProject, history, sources, configurations, codes, participants])
}

function stepEntries(undoName: string | null, redoName: string | null): PaletteEntry[] {
  const section = 'Do'
  const entries: PaletteEntry[] = []
  if (undoName !== null) {
    const label = `Undo: ${undoName}`
    entries.push({
      id: 'undo',
      section,
      label,
      icon: Undo2,
      keys: '$mod+z',
      run: () => void undo(),
    })
  }
  if (redoName !== null) {
    const label = `Redo: ${redoName}`
    const keys = '$mod+Shift+z'
    entries.push({ id: 'redo', section, label, icon: Redo2, keys, run: () => void redo() })
  }
  return entries
}

function programEntries(hasProject: boolean): PaletteEntry[] {
  const { show } = useDialogs.getState()
  const entry = (id: string, label: string, icon: PaletteEntry['icon'], run: () => void) => ({
    id,
    section: 'Do',
    label,
    icon,
    run,
  })
  const always = [
    entry('new', 'New project', FilePlus2, () => show('newProject')),
    entry('open', 'Open a project', FolderOpen, () => void openProject()),
    entry('sample', 'Open the sample evaluation', FolderOpen, () => void openSample()),
    { ...entry('keys', 'Show the keys', Keyboard, () => show('keys')), keys: '?' },
    entry('help', 'Help', BookOpenText, () => openHelp()),
    entry('first', 'Your first evaluation in 30 minutes', BookOpenText, () =>
      openHelp('first-evaluation'),
    ),
    entry('about', 'About Retroduce and its licences', Info, () => show('about')),
  ]
  if (!hasProject) return always
  const write = exportProduct
  return [
    { ...entry('here', 'Help on this place', CircleHelp, () => openHelpHere(true)), keys: 'F1' },
    {
      ...entry('search', 'Search all texts, notes and memos', Search, () => openSearch()),
      keys: '$mod+Shift+f',
    },
    {
      ...entry('memo', 'Write a memo on what is in hand', NotebookPen, writeMemoHere),
      keys: 'Shift+N',
    },
    { ...entry('print', 'Print what is shown', Printer, () => openPrint()), keys: '$mod+p' },
    entry('table', 'Export a table: columns, groups, quotes', Table2, () => openTableDialog()),
    {
      ...entry('initial', 'Write an initial statement', Quote, writeInitialStatement),
      keys: 'Shift+I',
    },
    {
      ...entry(
        'elements',
        'Show or hide the elements beside a configuration',
        Library,
        toggleElements,
      ),
      keys: 'e',
    },
    entry('retrieve', 'Retrieve codings by conditions', Filter, () => openRetrieval()),
    entry('charts', 'Matrices and charts', ChartColumn, () => openCharts()),
    entry('markers', 'Make codings of inline markers such as (C) in this source', Braces, () =>
      openMarkers(),
    ),
    entry(
      'import',
      'Import transcripts, documents or a survey',
      Upload,
      () => void chooseAndImport(),
    ),
    entry(
      'interchange',
      'Import a project, a codebook or a table of CMOCs from another program',
      Upload,
      () => void chooseAndTakeIn(),
    ),
    entry('svg', 'Export the diagram as SVG', Download, () => void write('diagram', '.svg')),
    entry('png', 'Export the diagram as PNG', Download, () => void write('diagram', '.png')),
    entry('pdf', 'Export the diagram as PDF', Download, () => void write('diagram', '.pdf')),
    entry(
      'csv',
      'Export the configurations as CSV',
      Download,
      () => void write('configurations', '.csv'),
    ),
    entry(
      'json',
      'Export the configurations as JSON',
      Download,
      () => void write('configurations', '.json'),
    ),
    entry('codings', 'Export the codings as CSV', Download, () => void write('codings', '.csv')),
    entry('whole', 'Export the whole project for other programs', Download, () =>
      askForProjectExport('.qdpx'),
    ),
    {
      ...entry('beside', 'Show two sources side by side, or only one', Columns2, toggleBeside),
      keys: '$mod+\\',
    },
    entry('identify', 'Check what might still identify someone', ShieldCheck, () =>
      goToNames('check'),
    ),
    entry('pseudonyms', 'Replace names with pseudonyms', ShieldCheck, () => goToNames('names')),
    entry('forget', 'Forget earlier texts', ShieldCheck, () => goToNames('log')),
    entry('key', 'Open a key file with a list of names', KeyRound, () => void openKeyFile()),
    entry('check', 'Check the project file', CircleCheck, () =>
      useWorkspace.getState().goTo('project'),
    ),
    entry('researcher', 'Add a researcher', UserPlus, () => show('addResearcher')),
    ...always,
    entry('close', 'Close the project', LogOut, () => void closeProject()),
  ]
}
