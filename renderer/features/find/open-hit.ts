import type { SearchHit } from '../../../shared/contract/search.ts'
import { call } from '../../api/client.ts'
import { followTrail, type TrailPassage } from '../../store/find.ts'
import { sayError } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { openInTheory, IN_THEORY } from './open-in-theory.ts'
import { hitKey, isTextHit } from './search-form.ts'

/** Shows where a hit stands: a passage on the desk, whatever else where it is written. */
export async function openHit(hit: SearchHit, hits: readonly SearchHit[]): Promise<void> {
  if (isTextHit(hit)) {
    const passages = hits.filter(isTextHit).map(
      (one): TrailPassage => ({
        key: hitKey(one),
        ...{ sourceId: one.sourceId, start: one.start, end: one.end },
      }),
    )
    const key = hitKey(hit)
    followTrail(
      passages,
      passages.findIndex(passage => passage.key === key),
    )
    return
  }
  try {
    await openWritten(hit)
  } catch (error) {
    sayError(error)
  }
}

async function openWritten(hit: SearchHit): Promise<void> {
  const [column = '', id = ''] = hit.place.split(/:(.*)/s)
  const [table = ''] = column.split('.')
  const { kind, sourceId } = hit
  const {
    goTo,
    openConfiguration,
    openMemo,
    openSource,
    openTheory,
    selectCode,
    selectParticipant,
    showElement,
  } = useWorkspace.getState()
  if (table === 'coding') return showCoding(id)
  if (table === 'memo') return openMemo(id)
  if (table === 'evidence') {
    const item = (await call('evidence.list', {})).find(one => one.id === id)
    if (item !== undefined) return showCoding(item.codingId)
  } else if (table === 'comment') {
    const comment = (await call('comments.list', {})).find(one => one.id === id)
    if (comment !== undefined) {
      const { target } = comment
      return openWritten({ ...hit, place: `${target.kind}.comment:${target.id}` })
    }
  } else if (table === 'response') {
    const response = (await call('responses.list', {})).find(one => one.id === id)
    if (response !== undefined) return showCoding(response.codingId)
  } else if (table === 'decision' || table === 'card') {
    useWorkspace.setState({ theoryView: table === 'card' ? 'cards' : 'versions' })
    goTo('theory')
  } else if (table.startsWith('workshop')) {
    await openWorkshopOf(id)
  } else if (table === 'diagram_adjustment') {
    useWorkspace.setState({ theoryView: 'diagram' })
    goTo('theory')
  } else if (table === 'inference') {
    const inference = (await call('inferences.list', {})).find(one => one.id === id)
    openConfiguration(inference?.configurationId ?? null)
    goTo('configurations')
  } else if (table === 'configuration_link') {
    const link = (await call('links.list', {})).find(one => one.id === id)
    openConfiguration(link?.fromId ?? null)
    goTo('configurations')
  } else if (table === 'code') {
    selectCode(id)
    goTo('codebook')
  } else if (table === 'configuration') {
    openConfiguration(id)
    goTo('configurations')
  } else if (table === 'element') {
    showElement(id)
  } else if (table === 'theory') {
    openTheory(id)
    goTo('theory')
  } else if (IN_THEORY.has(table)) {
    await openInTheory(table, id, hit.found)
    goTo('theory')
  } else if (table === 'participant') {
    selectParticipant(id)
    goTo('participants')
  } else if (table.startsWith('attribute')) goTo('participants')
  else if (kind === 'name' && sourceId !== null) openSource(sourceId)
  else if (kind === 'name') goTo('project')
}

async function showCoding(codingId: string): Promise<void> {
  const { sourceId, start, end } = await call('codings.get', { codingId })
  useWorkspace.getState().showPassage({ sourceId, start, end }, codingId)
}

/** Opens the workshop in which something is: itself, a group, a round, an item, or a response, by the first part of its id. */
async function openWorkshopOf(rowId: string): Promise<void> {
  const [id = ''] = rowId.split('/')
  for (const { id: workshopId } of await call('workshops.list', {})) {
    const { groups, rounds } = await call('workshops.read', { workshopId })
    const parts = [...groups, ...rounds, ...rounds.flatMap(({ items }) => items)]
    const isIn =
      workshopId === id ||
      parts.some(part => part.id === id) ||
      (await call('workshops.responses', { workshopId })).some(response => response.id === id)
    if (isIn) return useWorkspace.getState().openWorkshop(workshopId)
  }
}
