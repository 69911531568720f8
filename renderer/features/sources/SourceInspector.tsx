import { FileDown, Highlighter, Trash2 } from 'lucide-react'
import type { SourceSummary } from '../../../shared/contract/sources.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { saveOriginal } from '../../store/originals.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { count, formatDay, formatNumber, formatShare } from '../../ui/format.ts'
import { Inspector } from '../../ui/Inspector.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { MemosAbout } from '../../ui/memos/MemosAbout.tsx'
import { MarkerHint } from '../../ui/MarkerHint.tsx'
import { Select } from '../../ui/Select.tsx'
import { KIND_OPTIONS } from './columns.tsx'
import { SourceSpeakers } from './SourceSpeakers.tsx'

interface SourceInspectorProps {
  source: SourceSummary
  onRemove: () => void
}

/** What is known of a source, to be read and changed. */
export function SourceInspector({ source, onRemove }: SourceInspectorProps) {
  const openSource = useWorkspace(state => state.openSource)
  const update = (change: {
    title?: string
    group?: string | null
    kind?: SourceSummary['kind']
    retainUntil?: string | null
  }) => void act('sources.update', { sourceId: source.id, ...change })
  return (
    <Inspector title={source.title}>
      <Button variant="primary" icon={Highlighter} onPress={() => openSource(source.id)}>
        Open on the coding desk
      </Button>
      <DraftField
        key={`title-${source.id}`}
        label="Title"
        value={source.title}
        onCommit={title => update({ title })}
        maxLength={500}
        isRequired
      />
      <Select
        label="Kind"
        value={source.kind}
        options={KIND_OPTIONS}
        onChange={kind => update({ kind })}
      />
      <DraftField
        key={`group-${source.id}`}
        label="Stakeholder group"
        value={source.group ?? ''}
        onCommit={group => update({ group: group === '' ? null : group })}
        placeholder="Clients, link workers, referrers"
        help="Evidence is counted by group."
        maxLength={500}
      />
      <DateField
        key={`retain-${source.id}`}
        label="May be kept until"
        value={source.retainUntil}
        onCommit={retainUntil => update({ retainUntil })}
        help="As the consent or your data plan says. A month before, the place Project names it."
      />
      <Facts
        facts={[
          ['Length', count(source.wordCount, 'word')],
          ['Turns', formatNumber(source.turnCount)],
          ['Speakers', source.speakers.length === 0 ? 'none found' : null],
          [
            'Coded',
            source.codingCount === 0
              ? 'not yet'
              : `${formatShare(source.codedShare)} in ${count(source.codingCount, 'coding')}`,
          ],
          [
            'File',
            [source.format.toUpperCase(), source.encoding?.toUpperCase()]
              .filter(Boolean)
              .join(', '),
          ],
          ['Added', formatDay(source.createdAt)],
        ]}
      />
      <Markers sourceId={source.id} />
      <SourceSpeakers key={source.id} sourceId={source.id} />
      <MemosAbout kind="source" id={source.id} />
      {source.hasOriginal && (
        <Button icon={FileDown} onPress={() => void saveOriginal(source)}>
          Save the original file…
        </Button>
      )}
      <Button variant="danger" icon={Trash2} onPress={onRemove}>
        Remove this source
      </Button>
    </Inspector>
  )
}

/** Where a text came with inline markers, it says so. */
function Markers({ sourceId }: { sourceId: string }) {
  const { data, isPlaceholderData } = useProcedure('markers.preview', { sourceId })
  if (data === undefined || isPlaceholderData) return null
  const coded = data.filter(({ isCoded }) => isCoded).length
  return <MarkerHint sourceId={sourceId} found={data.length} coded={coded} />
}
