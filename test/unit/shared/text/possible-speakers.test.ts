import { describe, expect, it } from 'vitest'
import { addSpeaker, possibleSpeakers } from '../../../../shared/text/possible-speakers.ts'
import type { Block } from '../../../../shared/text/source-draft.ts'
import { detectTurns } from '../../../../shared/text/turns.ts'

const TEXT = `Ann: I rang.
And rang again.
Receptionist: One moment.
Please hold.
Interviewer: Did you?
Ann: Yes.
Note: she laughed.`

/** The blocks as `turn label| words`. */
function read(blocks: readonly Block[]): string[] {
  return blocks.map(
    ({ turn, speaker, contentStart, end }) =>
      `${turn} ${speaker}| ${TEXT.slice(contentStart, end)}`,
  )
}
const found = () => detectTurns(TEXT)

describe('possible speakers', () => {
  it('are the labels that stand at the start of lines as text, but no notes, times or addresses', () => {
    const text = `Setting: a surgery\n\n${TEXT}\n10:30 Meeting: later\nhttp://a.org: see\nso Eve: no\nP3 and P4: Yes.`
    expect(possibleSpeakers(text, detectTurns(text))).toEqual([
      { label: 'Receptionist', lineCount: 1, start: text.indexOf('Receptionist') },
      { label: 'P3 and P4', lineCount: 1, start: text.indexOf('P3 and') },
    ])
    expect(possibleSpeakers('Receptionist: One moment.', detectTurns('Plain words.'))).toEqual([])
  })

  it('speak wherever their label stands once they are taken for one, and are not asked about again', () => {
    const added = addSpeaker(TEXT, found(), 'Receptionist')
    expect(read(added).slice(2, 5)).toEqual([
      '2 Receptionist| One moment.',
      '2 Receptionist| Please hold.',
      '3 Interviewer| Did you?',
    ])
    expect(possibleSpeakers(TEXT, added)).toEqual([])
    expect(addSpeaker(TEXT, found(), 'Nobody')).toEqual(found())
  })
})
