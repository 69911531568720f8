import { ArrowLeft, Plus, TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useProcedure } from '../../api/client.ts'
import { addName } from '../../store/names.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterField } from '../../ui/FilterField.tsx'
import { count } from '../../ui/format.ts'
import { useKeys } from '../../ui/keys.ts'
import { Select } from '../../ui/Select.tsx'
import { groupHits, type HitFilter, type ListedHit, placeOf } from './hit-groups.ts'
import { HitList } from './HitList.tsx'
import styles from './Names.module.css'
import { GroupHeading, HitCells, showHit, tickGroup } from './PreviewHits.tsx'
import {
  applyPreview,
  findMoreHits,
  leavePreview,
  type Preview,
  tick,
  usePreview,
} from './preview-store.ts'
import { DOUBTS } from './words.ts'

const ALL = 'all'
const GROUPINGS = [
  { id: 'source' as const, label: 'By source' },
  { id: 'name' as const, label: 'By name' },
]
const KINDS = [
  { id: 'all' as const, label: 'Certain and doubtful' },
  { id: 'doubtful' as const, label: 'Doubtful only' },
  { id: 'ticked' as const, label: 'Ticked only' },
]

/** Every place where a name would be replaced, before anything is. */
export function PreviewView({ preview }: { preview: Preview }) {
  const { names, found, ticked, isAnew } = preview
  const { hits } = found
  const isBusy = usePreview(state => state.isBusy)
  const [filter, setFilter] = useState<HitFilter>({
    ...{ by: 'source', words: '', place: null, rule: null, only: 'all' },
  })
  const titles = useTitles(preview)
  const groups = useMemo(
    () => groupHits(hits, ticked, filter, titles),
    [hits, ticked, filter, titles],
  )
  useKeys('Preview of names', [
    { keys: 'Space', label: 'Tick or untick the hit, or all of a heading' },
    { keys: 'Enter', label: 'Show the hit in its text' },
  ])
  const doubtful = hits.filter(hit => hit.doubt !== null).length
  const sources = new Set(hits.flatMap(({ sourceId }, i) => (ticked.has(i) && sourceId) || []))
  const shown = groups.reduce((sum, group) => sum + group.hits.length, 0)
  const places = [...new Map(hits.map(hit => [placeOf(hit), hit.placeName])).entries()]

  return (
    <section className="place-column">
      <div className={styles.bar}>
        <span className={styles.back}>
          <Button variant="quiet" icon={ArrowLeft} onPress={leavePreview}>
            Back to the list
          </Button>
        </span>
        <p className={styles.count} role="status">
          {isAnew && <strong>The project has changed, so it was looked through anew. </strong>}
          {summary(hits.length, shown, doubtful)}
        </p>
      </div>
      <div className={styles.filters} role="group" aria-label="Narrow the hits">
        <FilterField
          label="Filter hits"
          value={filter.words}
          onChange={words => setFilter({ ...filter, words })}
        />
        <div className={styles.choice}>
          <Select
            label="Source"
            isLabelHidden
            value={filter.place ?? ALL}
            options={[
              { id: ALL, label: 'All sources and notes' },
              ...places.map(([id, name]) => ({ id, label: titles.get(id) ?? name })),
            ]}
            onChange={id => setFilter({ ...filter, place: id === ALL ? null : id })}
          />
        </div>
        <div className={styles.choice}>
          <Select
            label="Name"
            isLabelHidden
            value={filter.rule === null ? ALL : String(filter.rule)}
            options={[
              { id: ALL, label: 'All names' },
              ...names.map(({ name }, index) => ({ id: String(index), label: name })),
            ]}
            onChange={id => setFilter({ ...filter, rule: id === ALL ? null : Number(id) })}
          />
        </div>
        <div className={styles.choice}>
          <Select
            label="Certain or doubtful"
            isLabelHidden
            value={filter.only}
            options={KINDS}
            onChange={only => setFilter({ ...filter, only })}
          />
        </div>
        <div className={styles.choice}>
          <Select
            label="Grouped"
            isLabelHidden
            value={filter.by}
            options={GROUPINGS}
            onChange={by => setFilter({ ...filter, by })}
          />
        </div>
      </div>
      {found.alone.length > 0 && <Alone preview={preview} />}
      {shown === 0 ? (
        <EmptyState title={hits.length === 0 ? 'None of the names was found' : 'No hit is shown'}>
          {hits.length === 0
            ? 'They stand in no text, title, label, quote or note of this project.'
            : 'Nothing matches what the list is narrowed to.'}
        </EmptyState>
      ) : (
        <HitList
          label="Places where a name stands"
          groups={groups}
          keyOf={({ index }) => String(index)}
          describe={describe}
          isTicked={({ index }) => ticked.has(index)}
          onHitKey={(hit, key) => {
            if (key === ' ') tick([hit.index], !ticked.has(hit.index))
            else if (key === 'Enter') showHit(hit)
            else return false
            return true
          }}
          onGroupKey={(group, key) => {
            if (key !== ' ') return false
            tickGroup(group, ticked)
            return true
          }}
          heading={group => <GroupHeading group={group} ticked={ticked} />}
          cells={(hit, isActive) => (
            <HitCells
              hit={hit}
              isTicked={ticked.has(hit.index)}
              isActive={isActive}
              by={filter.by}
            />
          )}
        />
      )}
      <footer className={styles.foot}>
        <p className={styles.footNote}>
          {found.originals > 0 &&
            `${count(found.originals, 'kept original file')}, which replacing cannot reach, ${found.originals === 1 ? 'goes' : 'go'} out of the project with it. `}
          One step, which can be undone.
        </p>
        <Button
          variant="primary"
          isDisabled={ticked.size === 0 || isBusy}
          onPress={() => void applyPreview()}
        >
          {isBusy
            ? 'Replacing…'
            : `Replace ${count(ticked.size, 'hit')}${sources.size > 0 ? ` in ${count(sources.size, 'source')}` : ''}`}
        </Button>
      </footer>
    </section>
  )
}

/** Words of full names that also stand alone: whoever does not see them leaves people named. */
function Alone({ preview: { projectId, found } }: { preview: Preview }) {
  const words = found.alone.map(({ name, count: hits }) => `${name} (${count(hits, 'time')})`)
  const add = () => {
    for (const { name, replacement } of found.alone) addName(name, 'person', replacement)
    void findMoreHits(projectId)
  }
  return (
    <div className={styles.alone}>
      <TriangleAlert size={16} aria-hidden className={styles.doubtful} />
      <p>
        <strong>Parts of these names also stand alone and would stay:</strong> {listOf(words)}
      </p>
      <Button size="small" icon={Plus} onPress={add}>
        {words.length === 1 ? 'Add it to the list' : 'Add them to the list'}
      </Button>
    </div>
  )
}

/** More would not be read. */
const MOST_WORDS = 6

function listOf(words: readonly string[]): string {
  const more = words.length - MOST_WORDS
  return words.slice(0, MOST_WORDS).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function describe({ found, replacement, before, after, doubt, placeName }: ListedHit): string {
  const why = doubt === null ? '' : ` ${DOUBTS[doubt]}.`
  return `${found} becomes ${replacement}, in ${placeName}:${why} ${before}${found}${after}`
}

function summary(all: number, shown: number, doubtful: number): string {
  const parts = [shown < all ? `${shown} of ${count(all, 'hit')}` : count(all, 'hit')]
  if (doubtful > 0) parts.push(`${doubtful} doubtful, left as they are unless you tick them`)
  return parts.join(', ')
}

/** What groups are called: sources by their titles, names with what stands for them. */
function useTitles({ names }: Preview): ReadonlyMap<string, string> {
  const { data: sources } = useProcedure('sources.list', {})
  return useMemo(
    () =>
      new Map([
        ...(sources ?? []).map(({ id, title }) => [id, title] as const),
        ...names.map(
          ({ name, replacement }, index) => [`rule:${index}`, `${name} → ${replacement}`] as const,
        ),
      ]),
    [sources, names],
  )
}
