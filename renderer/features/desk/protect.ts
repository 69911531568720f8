import { create } from 'zustand'
import { SEARCH_PLACES } from '../../../shared/search/places.ts'
import { countWords, type TextRange } from '../../../shared/text/boundaries.ts'
import { call } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { addName, goToNames } from '../../store/names.ts'
import { useNotices } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { count } from '../../ui/format.ts'
import { commitEdges } from './edges.ts'
import { settled } from './pending.ts'
import type { DeskSession } from './session.ts'

/** The words that are about to be blacked out. */
export const useBlackOut = create<{ question: { words: string; range: TextRange } | null }>()(
  () => ({ question: null }),
)

/** The passage in hand, whether it is coded or only selected. */
function passageOf(session: DeskSession): TextRange | null {
  const { target } = session
  if (target === null) return null
  const { start, end } = 'coding' in target ? target.coding : target.range
  return { start, end }
}

/** `x`: asks whether the words in hand are to be blacked out. */
export function askToBlackOut(session: DeskSession): void {
  commitEdges(session)
  const range = passageOf(session)
  if (range === null) {
    useNotices.getState().say('Select the words that are to be blacked out first.')
    return
  }
  const words = session.source.text.slice(range.start, range.end)
  useBlackOut.setState({ question: { words, range } })
}

/** Blacks words out, as one step. */
export async function blackOut(session: DeskSession, range: TextRange): Promise<void> {
  useBlackOut.setState({ question: null })
  const words = countWords(session.source.text, range)
  const text = session.source.text.slice(range.start, range.end)
  // Offsets are those of the text that is on screen; codings that are on their way belong to it.
  await settled()
  const done = await act('sources.redact', { sourceId: session.source.id, passages: [range] })
  if (!done) return
  useWorkspace.getState().selectCoding(null)
  const files = done.originalsRemoved > 0 ? ' The kept original file went out with it.' : ''
  sayUndoable(`${count(words, 'word')} blacked out.${files}${await remaining(text)}`)
}

/** The longest words that are looked for elsewhere; longer ones stand nowhere else word for word. */
const LONGEST_PHRASE = 300

/** Says where else the words stand, since only this passage went: other texts, elements, memos, titles. */
async function remaining(text: string): Promise<string> {
  const phrase = text.replace(/["\s]+/g, ' ').trim()
  if (phrase === '' || phrase.length > LONGEST_PHRASE) return ''
  const query = { query: `"${phrase}"`, in: [...SEARCH_PLACES], limit: 1 }
  const { total } = await call('search.find', query).catch(() => ({ total: 0 }))
  return total === 0
    ? ''
    : ` The same words stand in ${count(total, 'other place')} of the project, such as an element or a memo: search for them.`
}

/** The most words of one line that a name has. */
const LONGEST_NAME = 200

/** `a`: puts the words in hand on the list of names, with a replacement that can be changed there. */
export function addToNames(session: DeskSession): void {
  const range = passageOf(session)
  const { say } = useNotices.getState()
  const name = range === null ? '' : session.source.text.slice(range.start, range.end).trim()
  const show = { label: 'Show the list', run: () => goToNames('names') }
  if (name === '') say('Select the name first; then it can be put on the list of names.')
  else if (name.length > LONGEST_NAME || name.includes('\n'))
    say('That is too long for a name. Select the name alone.')
  else if (addName(name))
    say(`“${name}” is on the list of names; nothing is replaced yet.`, 'info', show)
  else say(`“${name}” is on the list of names already.`, 'info', show)
}
