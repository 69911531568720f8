import { expect, it } from 'vitest'
import { applyEdits, type Edit } from '../../../../shared/text/edit-script.ts'
import { rebasePages } from '../../../../shared/text/rebase-pages.ts'

const TEXT = 'one\ntwo\nthree'
const PAGES = [
  { number: 1, start: 0 },
  { number: 3, start: 4 },
  { number: 4, start: 8 },
]

function after(...edits: Edit[]): [number, string][] {
  const text = applyEdits(TEXT, edits)
  const pages = rebasePages(PAGES, edits, text.length)
  return pages.map(({ number, start }) => [number, text.slice(start)])
}

it.each<[string, Edit[], [number, string][]]>([
  [
    'nothing',
    [],
    [
      [1, TEXT],
      [3, 'two\nthree'],
      [4, 'three'],
    ],
  ],
  [
    'words before',
    [{ start: 0, end: 3, text: 'eleven' }],
    [
      [1, 'eleven\ntwo\nthree'],
      [3, 'two\nthree'],
      [4, 'three'],
    ],
  ],
  [
    'words put in at its start',
    [{ start: 4, end: 4, text: 'a ' }],
    [
      [1, 'one\na two\nthree'],
      [3, 'a two\nthree'],
      [4, 'three'],
    ],
  ],
  [
    'its first word',
    [{ start: 8, end: 13, text: '3' }],
    [
      [1, 'one\ntwo\n3'],
      [3, 'two\n3'],
      [4, '3'],
    ],
  ],
  [
    'the end of the page before and its first word',
    [{ start: 2, end: 6, text: '-' }],
    [
      [1, 'on-o\nthree'],
      [3, 'o\nthree'],
      [4, 'three'],
    ],
  ],
  [
    'a page taken out',
    [{ start: 4, end: 8, text: '' }],
    [
      [1, 'one\nthree'],
      [4, 'three'],
    ],
  ],
  ['the last pages taken out', [{ start: 3, end: 13, text: '' }], [[1, 'one']]],
  ['another text', [{ start: 0, end: 13, text: 'new' }], [[1, 'new']]],
])('pages after an edit of %s', (_what, edits, expected) => {
  expect(after(...edits)).toEqual(expected)
})
