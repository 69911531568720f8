import { useState } from 'react'
import type { EvidenceCounts } from '../../../shared/contract/common.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { useProcedure } from '../../api/client.ts'
import { Select } from '../../ui/Select.tsx'
import { Counts } from './Counts.tsx'
import css from './Voices.module.css'

const WAYS = {
  group: { label: 'By group', nameOf: (item: Evidence) => item.group },
  participant: { label: 'By participant', nameOf: (item: Evidence) => item.participant },
  source: { label: 'By source', nameOf: (item: Evidence) => item.sourceTitle },
} as const
type Way = keyof typeof WAYS
const OPTIONS = (Object.keys(WAYS) as Way[]).map(id => ({ id, label: WAYS[id].label }))
const collator = new Intl.Collator('en', { numeric: true })

/** How much of the evidence each group, participant or source gave, and which groups were not heard on it. */
export function Voices({ items }: { items: Evidence[] }) {
  const [way, setWay] = useState<Way>('group')
  const groups = useGroups()
  const { nameOf } = WAYS[way]
  const heard = new Set(items.flatMap(item => nameOf(item) ?? []))
  const names = way === 'group' ? new Set([...groups, ...heard]) : heard
  const unnamed = countOf(items.filter(item => nameOf(item) === null))
  return (
    <div className={css.root}>
      <div className={css.way}>
        <Select
          label="Count the evidence"
          isLabelHidden
          value={way}
          options={OPTIONS}
          onChange={setWay}
        />
      </div>
      <ul className={css.voices} aria-label={`Evidence ${WAYS[way].label.toLowerCase()}`}>
        {[...names].sort(collator.compare).map(name => (
          <li key={name} className={css.voice} data-unheard={!heard.has(name) || undefined}>
            {name}
            {heard.has(name) ? (
              <Counts counts={countOf(items.filter(item => nameOf(item) === name))} />
            ) : (
              <span>not heard</span>
            )}
          </li>
        ))}
        {Object.values(unnamed).some(count => count > 0) && (
          <li className={css.voice}>
            {way === 'group' ? 'No group' : 'Nobody linked'}
            <Counts counts={unnamed} />
          </li>
        )}
      </ul>
    </div>
  )
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
function countOf(items: Evidence[]): EvidenceCounts {
  const of = (stance: Evidence['stance']) =>
    new Set(items.filter(item => item.stance === stance).map(item => item.codingId)).size
  return { supports: of('supports'), refines: of('refines'), challenges: of('challenges') }
}
