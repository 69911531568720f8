import { useCallback, useMemo, useState } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Condition } from '../../../shared/retrieval/condition.ts'
import { call, useProcedure } from '../../api/client.ts'
import { onlyShown, useWhose } from '../../store/whose.ts'
import { toCondition } from './condition-form.ts'
import { useRetrieve } from './retrieve-store.ts'
import { useSettled } from '../../ui/use-settled.ts'

/** Codings that are read at first; then ten times as many whenever the last of them come into view. */
const FIRST = 200

/** Pause after which a changed condition is asked, in milliseconds. */
const PAUSE_MS = 120

/** Retrieves as one builds the condition. */
export function useRetrieval() {
  const form = useRetrieve(state => state.form)
  const sort = useRetrieve(state => state.sort)
  const whose = useWhose()
  const now = useMemo(() => onlyShown(toCondition(form), whose), [form, whose])
  const where = useSettled(now, PAUSE_MS)
  const [more, setMore] = useState({ where, limit: FIRST })
  const limit = more.where === where ? more.limit : FIRST
  const { data, error, isFetching } = useProcedure('codings.find', { where, sort, limit })
  const hasMore = data !== undefined && data.codings.length < data.total && !isFetching
  const showMore = useCallback(() => {
    if (hasMore) setMore({ where, limit: limit * 10 })
  }, [hasMore, where, limit])
  return { where, answer: data ?? null, error, isSearching: where !== now || isFetching, showMore }
}

/** The ids of all codings that fulfil a condition, those too that are not shown yet. */
export async function retrieveIds(where: Condition): Promise<string[]> {
  const { codings } = await call('codings.find', { where })
  return codings.map(({ id }) => id)
}

/** What a coding's row tells of it by name. */
export interface CodingNames {
  sourceTitle: string
  /** The pseudonym of the participant, or else the label of the speaker. */
  who: string | null
  group: string | null
  researcher: string
  codes: { id: string; name: string; colour: string }[]
}

/** Names for what codings hold as ids. */
export function useCodingNames(): (coding: Coding) => CodingNames {
  const { data: sources } = useProcedure('sources.list', {})
  const { data: codes } = useProcedure('codes.list', {})
  const { data: researchers } = useProcedure('researchers.list', {})
  const { data: participants } = useProcedure('participants.list', {})
  return useMemo(() => {
    const sourceById = new Map(sources?.map(source => [source.id, source]))
    const codeById = new Map(codes?.map(code => [code.id, code]))
    const nameById = new Map(researchers?.map(({ id, name }) => [id, name]))
    const people = new Map(
      (participants ?? []).flatMap(({ pseudonym, group, speakers }) =>
        speakers.map(({ sourceId, label }) => [`${sourceId} ${label}`, { pseudonym, group }]),
      ),
    )
    return coding => {
      const person = people.get(`${coding.sourceId} ${coding.speaker ?? ''}`)
      const source = sourceById.get(coding.sourceId)
      return {
        sourceTitle: source?.title ?? '',
        who: person?.pseudonym ?? coding.speaker,
        group: person?.group ?? source?.group ?? null,
        researcher: nameById.get(coding.researcherId) ?? '',
        codes: coding.codeIds.flatMap(id => codeById.get(id) ?? []),
      }
    }
  }, [sources, codes, researchers, participants])
}
