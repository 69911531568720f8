import type { ReactNode } from 'react'
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
  id: 'group' | 'participant' | 'source' | 'attribute'
  /** What is chosen: a way that every study has, or an attribute. */
  key: string
  label: string
  nameOf: (item: Evidence) => string | null
  /** What could be heard, if everything that could is known. */
  known: readonly string[]
  /** What evidence without a name is counted under. */
  unnamed: string
}

const collator = new Intl.Collator('en', { numeric: true })

/** What one of those who could be heard said; nobody's where it is not known whose it is. */
interface Voice {
  name: string | null
  counts: EvidenceCounts
}

/**
 * How much of the evidence each group, participant or source gave, or those of whom an attribute says the same, and who
 * was not heard on it.
 */
export function Voices({ items }: { items: readonly Evidence[] }) {
  const { way, ways } = useWay()
  const voices = [...Map.groupBy(items, item => way.nameOf(item))].map(([name, own]) => ({
    ...{ name, counts: countOf(own) },
  }))
  return <VoiceList way={way} ways={ways} voices={voices} />
}

interface VoicesOfProps {
  configurationIds: string[]
  /** What stands around them, where there are any. */
  frame: (voices: ReactNode) => ReactNode
}

/** The same for configurations with their elements, counted by the engine: there may be thousands of passages. */
export function VoicesOf({ configurationIds, frame }: VoicesOfProps) {
  const { way, ways } = useWay()
  const attributes = useProcedure('attributes.list', {}).data ?? []
  const attribute = attributes.find(({ id }) => id === way.key)
  const { data, isPlaceholderData } = useProcedure('evidence.breakdown', {
    ...{ configurationIds, by: way.id },
    ...(way.id === 'attribute' ? { attributeId: way.key } : {}),
  })
  if (data === undefined || isPlaceholderData || data.length === 0) return null
  const voices = data.map(({ name, ...counts }) => ({
    name: attribute === undefined ? name : wordOf(attribute, name ?? undefined),
    counts,
  }))
  return frame(<VoiceList way={way} ways={ways} voices={voices} />)
}

function VoiceList({ way, ways, voices }: { way: Way; ways: Way[]; voices: readonly Voice[] }) {
  // Two sources may have one title.
  const countsOf = new Map(
    [...Map.groupBy(voices, ({ name }) => name)].map(([name, own]) => [name, sumOf(own)]),
  )
  const heard = voices.flatMap(({ name }) => name ?? [])
  const nameless = countsOf.get(null)
  return (
    <div className={css.root}>
      <div className={css.way}>
        <Select
          label="Count the evidence"
          isLabelHidden
          value={way.key}
          options={ways.map(({ key, label }) => ({ id: key, label }))}
          onChange={key => useVoices.setState({ by: key })}
        />
      </div>
      <ul className={css.voices} aria-label={`Evidence ${way.label.replace('By', 'by')}`}>
        {[...new Set([...way.known, ...heard])].sort(collator.compare).map(name => {
          const counts = countsOf.get(name)
          return (
            <li key={name} className={css.voice} data-unheard={counts === undefined || undefined}>
              {name}
              {counts === undefined ? <span>not heard</span> : <Counts counts={counts} />}
            </li>
          )
        })}
        {nameless !== undefined && (
          <li className={css.voice}>
            {way.unnamed}
            <Counts counts={nameless} />
          </li>
        )}
      </ul>
    </div>
  )
}

/** What could be heard, counted in a way: the groups, or what an attribute says; none where not all of them are known. */
export function useKnownVoices(wayId: string): readonly string[] {
  return useWays().find(({ key }) => key === wayId)?.known ?? []
}

/** The way that is chosen, in every place that counts evidence, and all ways. */
function useWay(): { way: Way; ways: Way[] } {
  const by = useVoices(state => state.by)
  const ways = useWays()
  const [first] = ways
  if (first === undefined) throw new Error('There is always a way to count evidence.')
  return { way: ways.find(({ key }) => key === by) ?? first, ways }
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
      ...{ id: 'group', key: 'group', label: 'By group', known: groups, unnamed: 'No group' },
      nameOf: item => item.group,
    },
    {
      ...{
        id: 'participant',
        key: 'participant',
        label: 'By participant',
        known: [],
        unnamed: 'Nobody linked',
      },
      nameOf: item => item.participant,
    },
    {
      ...{ id: 'source', key: 'source', label: 'By source', known: [], unnamed: '' },
      nameOf: item => item.sourceTitle,
    },
    ...attributes.map(
      (attribute): Way => ({
        ...{
          id: 'attribute',
          key: attribute.id,
          label: `By ${attribute.name}`,
          unnamed: 'Not known',
        },
        nameOf: (item: Evidence) => valueOf(attribute, item.participantId),
        known:
          attribute.type === 'choice' || attribute.type === 'boolean'
            ? participants.flatMap(({ id }) => valueOf(attribute, id) ?? [])
            : [],
      }),
    ),
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

function sumOf(voices: readonly Voice[]): EvidenceCounts {
  const of = (stance: Evidence['stance']) =>
    voices.reduce((sum, { counts }) => sum + counts[stance], 0)
  return { supports: of('supports'), refines: of('refines'), challenges: of('challenges') }
}

/** Passages by stance; one that is attached to several elements counts once. */
function countOf(items: readonly Evidence[]): EvidenceCounts {
  const of = (stance: Evidence['stance']) =>
    new Set(items.filter(item => item.stance === stance).map(item => item.codingId)).size
  return { supports: of('supports'), refines: of('refines'), challenges: of('challenges') }
}
