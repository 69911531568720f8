import { FileText, Upload } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { SourceSummary } from '../../../shared/contract/sources.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { chooseAndImport } from '../../store/imports.ts'
import { openSample } from '../../store/projects.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterField } from '../../ui/FilterField.tsx'
import { count } from '../../ui/format.ts'
import { useKeys } from '../../ui/keys.ts'
import { PlaceHeader } from '../../ui/PlaceHeader.tsx'
import { Split } from '../../ui/Split.tsx'
import { arrange, type Sorting } from './columns.tsx'
import { SourceInspector } from './SourceInspector.tsx'
import { SourceTable } from './SourceTable.tsx'

/** The place of transcripts and documents. */
export function Sources() {
  const { data: sources } = useProcedure('sources.list', {})
  useKeys('Sources', [
    { keys: 'Enter', label: 'Open the source on the coding desk' },
    { keys: 'Delete', label: 'Remove the source (can be undone)' },
    { keys: '$mod+i', label: 'Import files', run: () => void chooseAndImport() },
  ])
  if (!sources) return null
  if (sources.length === 0) return <NoSources />
  return <SourcePlace sources={sources} />
}

function SourcePlace({ sources }: { sources: SourceSummary[] }) {
  const { data: researcherList } = useProcedure('researchers.list', {})
  const openSource = useWorkspace(state => state.openSource)
  const [filter, setFilter] = useState('')
  const [sorting, setSorting] = useState<Sorting>({ column: 'title', isDescending: false })
  const [selectedId, setSelectedId] = useState(() => useWorkspace.getState().sourceId)
  const researchers = useMemo(
    () => new Map((researcherList ?? []).map(researcher => [researcher.id, researcher])),
    [researcherList],
  )
  const shown = useMemo(() => arrange(sources, filter, sorting), [sources, filter, sorting])
  const selected = shown.find(source => source.id === selectedId)

  const remove = async (source: SourceSummary) => {
    const next = shown[shown.indexOf(source) + 1] ?? shown[shown.indexOf(source) - 1]
    const removed = await act('sources.remove', { sourceId: source.id })
    if (!removed) return
    setSelectedId(next?.id ?? null)
    const codings = removed.removedCodings
    sayUndoable(
      `“${source.title}” removed${codings > 0 ? ` with ${count(codings, 'coding')}` : ''}.`,
    )
  }

  const table = (
    <section className="place-column">
      <PlaceHeader title="Sources" note={noteOf(shown.length, sources)}>
        <FilterField label="Filter sources" value={filter} onChange={setFilter} />
        <Button icon={Upload} onPress={() => void chooseAndImport()}>
          Import files
        </Button>
      </PlaceHeader>
      {shown.length === 0 ? (
        <EmptyState
          title="No source matches the filter"
          actions={<Button onPress={() => setFilter('')}>Show all sources</Button>}
        >
          The filter looks at titles, kinds, groups and speakers.
        </EmptyState>
      ) : (
        <SourceTable
          sources={shown}
          researchers={researchers}
          selectedId={selectedId}
          sorting={sorting}
          onSort={setSorting}
          onSelect={setSelectedId}
          onOpen={openSource}
          onRemove={source => void remove(source)}
        />
      )}
    </section>
  )
  return (
    <Split
      id="sources"
      parts={[
        { id: 'table', content: table, minSize: 360 },
        {
          id: 'inspector',
          size: 288,
          minSize: 240,
          maxSize: 480,
          content: selected ? (
            <SourceInspector source={selected} onRemove={() => void remove(selected)} />
          ) : (
            <aside className="place-hint">
              Select a source to see and change what is known of it. Enter or a double click opens
              it on the coding desk.
            </aside>
          ),
        },
      ]}
    />
  )
}

function noteOf(shown: number, sources: readonly SourceSummary[]): string {
  if (shown < sources.length) return `${shown} of ${count(sources.length, 'source')}`
  const words = sources.reduce((sum, source) => sum + source.wordCount, 0)
  return `${count(sources.length, 'source')}, ${count(words, 'word')}`
}

function NoSources() {
  return (
    <EmptyState
      isPlace
      icon={FileText}
      title="Begin with what people said"
      actions={
        <>
          <Button variant="primary" icon={Upload} onPress={() => void chooseAndImport()}>
            Import transcripts
          </Button>
          <Button onPress={() => void openSample()}>Open the sample evaluation</Button>
        </>
      }
    >
      <p>
        Sources are the interviews, focus groups, observations and documents of the study: Word
        files, PDF, plain text and more; a survey comes from an Excel or CSV file. Drop them
        anywhere on this window, folders too. Speakers are found by themselves.
      </p>
    </EmptyState>
  )
}
