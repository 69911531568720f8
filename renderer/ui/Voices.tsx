import type { EvidenceCounts } from '../../shared/contract/common.ts'
import type { Evidence } from '../../shared/contract/evidence.ts'
import type { Attribute } from '../../shared/contract/participants.ts'
import { useProcedure } from '../api/client.ts'
import { useVoices } from '../store/voices.ts'
import { Counts } from './Counts.tsx'
import { Select } from './Select.tsx'
import css from './Voices.module.css'

/** One way to count evidence. */
interface Way {
  id: string
  label: string
  nameOf: (item: Evidence) => string | null
  /** What could be heard, if everything that could is known. */
  known: readonly string[]
  /** What evidence without a name is counted under. */
  unnamed: string
}

const collator = new Intl.Collator('en', { numeric: true })

/**
 * How much of the evidence each group, participant or source gave, or those of whom an attribute says the same, and who
 * was not heard on it.
 */
export function Voices({ items }: { items: readonly Evidence[] }) {
  const by = useVoices(state => state.by)
  const ways = useWays()
  const way = ways.find(({ id }) => id === by) ?? ways[0]
  if (way === undefined) return null
  const { nameOf, known, unnamed } = way
  const heard = new Set(items.flatMap(item => nameOf(item) ?? []))
  const nameless = items.filter(item => nameOf(item) === null)
  return (
    <div className={css.root}>
      <div className={css.way}>
        <Select
          label="Count the evidence"
          isLabelHidden
          value={way.id}
          options={ways.map(({ id, label }) => ({ id, label }))}
          onChange={id => useVoices.setState({ by: id })}
        />
      </div>
      <ul className={css.voices} aria-label={`Evidence ${way.label.replace('By', 'by')}`}>
        {[...new Set([...known, ...heard])].sort(collator.compare).map(name => (
          <li key={name} className={css.voice} data-unheard={!heard.has(name) || undefined}>
            {name}
            {heard.has(name) ? (
              <Counts counts={countOf(items.filter(item => nameOf(item) === name))} />
            ) : (
              <span>not heard</span>
            )}
          </li>
        ))}
        {nameless.length > 0 && (
          <li className={css.voice}>
            {unnamed}
            <Counts counts={countOf(nameless)} />
          </li>
        )}
      </ul>
    </div>
  )
}

/** What could be heard, counted in a way: the groups, or what an attribute says; none where not all of them are known. */
export function useKnownVoices(wayId: string): readonly string[] {
  return useWays().find(({ id }) => id === wayId)?.known ?? []
}

/** The ways that every study has, then one for each attribute of participants. */
function useWays(): Way[] {
  const groups = useGroups()
  const attributes = useProcedure('attributes.list', {}).data ?? []
  const participants = useProcedure('participants.list', {}).data ?? []
  const valueOf = (attribute: Attribute, participantId: string | null) => {
    const values = participants.find(({ id }) => id === participantId)?.values
    return wordOf(attribute, values?.[attribute.id])
  }
  return [
    {
      ...{ id: 'group', label: 'By group', known: groups, unnamed: 'No group' },
      nameOf: item => item.group,
    },
    {
      ...{ id: 'participant', label: 'By participant', known: [], unnamed: 'Nobody linked' },
      nameOf: item => item.participant,
    },
    {
      ...{ id: 'source', label: 'By source', known: [], unnamed: '' },
      nameOf: item => item.sourceTitle,
    },
    ...attributes.map(attribute => ({
      ...{ id: attribute.id, label: `By ${attribute.name}`, unnamed: 'Not known' },
      nameOf: (item: Evidence) => valueOf(attribute, item.participantId),
      known:
        attribute.type === 'choice' || attribute.type === 'boolean'
          ? participants.flatMap(({ id }) => valueOf(attribute, id) ?? [])
          : [],
    })),
  ]
}

/** A value as people read it. */
function wordOf({ type }: Attribute, value: string | undefined): string | null {
  if (value === undefined) return null
  if (type === 'boolean') return value === 'yes' ? 'Yes' : 'No'
  return value
}

/** The groups that could be heard: of participants, and of sources that have a speaker who is no participant yet. */
function useGroups(): string[] {
  const participants = useProcedure('participants.list', {}).data ?? []
  const sources = useProcedure('sources.list', {}).data ?? []
  const speakers = useProcedure('speakers.list', {}).data ?? []
  const linked = new Set(
    speakers.filter(one => one.participantId !== null).map(one => one.sourceId),
  )
  for (const { sourceId, participantId, isInterviewer } of speakers) {
    if (participantId === null && !isInterviewer) linked.delete(sourceId)
  }
  return [
    ...participants.flatMap(({ group }) => group ?? []),
    ...sources.filter(({ id }) => !linked.has(id)).flatMap(({ group }) => group ?? []),
  ]
}

/** Passages by stance; one that is attached to several elements counts once. */
function countOf(items: readonly Evidence[]): EvidenceCounts {
  const of = (stance: Evidence['stance']) =>
    new Set(items.filter(item => item.stance === stance).map(item => item.codingId)).size
  return { supports: of('supports'), refines: of('refines'), challenges: of('challenges') }
}
