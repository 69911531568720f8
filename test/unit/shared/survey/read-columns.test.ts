import { describe, expect, it } from 'vitest'
import { findHeaderRow, readColumns } from '../../../../shared/survey/read-columns.ts'

/** What a column under this heading is taken for, behind a column of ids. */
function useOf(header: string, values: readonly string[]): string {
  const rows = values.map((value, at) => [`X${at}`, value])
  const column = readColumns([['Id', header], ...rows], 1)[1]
  if (column === undefined) throw new Error('There is no second column')
  const { use, type, isIdentifying } = column
  return isIdentifying ? `names people, ${use}` : use === 'attribute' ? `${use} ${type}` : use
}
const times = (count: number, ...values: string[]) =>
  Array.from({ length: count }, (_, at) => values[at % values.length] ?? '')
const SENTENCE = 'She rang me every week, and so I went along in the end'

describe('a column of a survey', () => {
  it.each([
    ['Age', ['71', '44', '65'], 'attribute number'],
    ['Would you go again?', times(4, 'Yes', 'No'), 'attribute boolean'],
    ['Since when?', ['2026-03-31', '2026-04-01'], 'attribute date'],
    ['Area', times(9, 'Urban', 'Rural', 'Coast'), 'attribute choice'],
    [
      'I felt heard',
      times(9, 'Strongly agree with what is said here', SENTENCE),
      'attribute choice',
    ],
    ['Occupation', ['Nurse', 'Baker', 'Clerk'], 'attribute text'],
    ['How did it go?', [SENTENCE, `${SENTENCE} 2`, `${SENTENCE} 3`], 'text'],
    ['What helped?', ['Being trusted', 'Nothing much', 'The rota'], 'text'],
    ['Which ward?', ['Oak', 'Elm', 'Ash'], 'attribute text'],
    ['Comments', ['None', 'Good', 'Fine'], 'text'],
    [
      'Please comment on the e-mail reminders that we sent you',
      [SENTENCE, 'No', 'Too many'],
      'text',
    ],
    ['Stakeholder group', times(4, 'Staff', 'Clients'), 'group'],
    ['End date', ['2026-03-31 14:05:22', '2026-03-31 15:00:01'], 'ignore'],
    ['Empty', ['', ''], 'ignore'],
    ['E-mail address', ['', ''], 'names people, ignore'],
    ['RecipientLastName', ['Quist', 'Sand'], 'names people, ignore'],
    ['What is your name?', ['Ann', 'Ben'], 'names people, ignore'],
    ['Date of birth', ['1950-01-01'], 'names people, ignore'],
    ['How can we reach you?', ['ann@example.org', 'x@example.com', ''], 'names people, ignore'],
    ['Q7', ['+44 20 7946 0018', '020 7946 0018'], 'names people, ignore'],
    ['Contact', ['192.0.2.1', '192.0.2.7'], 'names people, ignore'],
    ['Participant', ['Ann Quist', 'Ben Sand', 'Cy de Vries'], 'names people, ignore'],
    ['Job', times(9, 'Link Worker', 'Practice Nurse'), 'attribute choice'],
  ])('%s of %j is %s', (header, values, expected) => {
    expect(useOf(header, values)).toBe(expected)
  })

  it('is the id by its heading, or else by being first and different in every row', () => {
    const uses = (rows: string[][]) => readColumns(rows, 1).map(({ use }) => use)
    expect(
      uses([
        ['Age', 'Respondent ID'],
        ['7', 'a'],
        ['8', 'b'],
      ]),
    ).toEqual(['id', 'attribute'])
    expect(
      uses([
        ['Seen', 'Case'],
        ['yes', 'a'],
        ['no', 'b'],
      ]),
    ).toEqual(['attribute', 'id'])
    expect(
      uses([
        ['Code', 'No'],
        ['P1', '1'],
        ['P2', '2'],
      ]),
    ).toEqual(['id', 'attribute'])
    expect(
      uses([
        ['', 'x'],
        ['P1', '1'],
        ['P1', '2'],
      ]),
    ).toEqual(['attribute', 'attribute'])
  })

  it('is named by its place where nothing stands above it', () => {
    expect(readColumns([['Id'], ['P1', 'x']], 1)[1]).toMatchObject({ header: '', name: 'Column 2' })
  })
})

describe('the row that names the columns', () => {
  it.each([
    [
      'is the first',
      [
        ['Id', 'Why'],
        ['P1', 'x'],
      ],
      1,
    ],
    ['stands below empty rows and a title', [[], ['Survey of 2026'], [], ['Id', 'Why', 'How']], 4],
    [
      'stands above the ids of a survey service',
      [
        ['Q1', 'Q2'],
        ['Why?', 'How?'],
        ['{"ImportId":"QID1"}', '{"ImportId":"QID2"}'],
        ['x', 'y'],
      ],
      2,
    ],
    ['is the first of an empty table', [], 1],
  ])('%s', (_what, rows, expected) => {
    expect(findHeaderRow(rows)).toBe(expected)
  })

  it('leaves those ids out of the answers', () => {
    const rows = [['Why?'], ['{"ImportId":"QID1"}'], [SENTENCE]]
    expect(readColumns(rows, 1)).toMatchObject([{ filled: 1, use: 'text' }])
  })
})
