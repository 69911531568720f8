import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bibliography } from '../../../../electron/export/bibliography.ts'
import { toBibtex, toRis, type Written } from '../../../../electron/export/reference-files.ts'
import { readReferences } from '../../../../electron/import/references/read-references.ts'
import { citeShort } from '../../../../shared/review/reference.ts'

const RESOURCES = join(import.meta.dirname, '../../../../resources')

const PAPER: Written = {
  ...{ id: 'a', type: 'article-journal', title: 'Trust grows by going along', year: 2021 },
  authors: [
    { family: 'Okoro', given: 'Ben T.', literal: '' },
    { family: '', given: '', literal: 'The Walking Group' },
  ],
  ...{ container: 'Journal of Invented Care', doi: '10.5555/jic.7', pmid: '', abstract: '' },
  details: { volume: '12', issue: '3', page: '101-119' },
}

it('a reference is set in each style, and named in short', async () => {
  const set = async (style: 'apa' | 'harvard' | 'vancouver') =>
    (await bibliography([PAPER], style, RESOURCES)).map(({ text }) => text)
  expect(await set('apa')).toEqual([
    'Okoro, B. T. & The Walking Group. (2021). Trust grows by going along. Journal of Invented Care, 12(3), 101–119. https://doi.org/10.5555/jic.7',
  ])
  expect((await set('harvard'))[0]).toContain('Okoro, B.T. and The Walking Group (2021)')
  expect((await set('vancouver'))[0]).toMatch(/^1\. Okoro BT, The Walking Group\. Trust grows/)
  expect(citeShort(PAPER)).toBe('Okoro and The Walking Group 2021')
})

it('what is written as RIS and BibTeX is read back', async () => {
  const words = fc
    .stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ0-9 ,.:;()%&$#_-]{3,60}$/)
    .map(text => `W ${text.replace(/\s+/g, ' ').trim()}`)
  const name = fc.stringMatching(/^[A-Z][a-zà-öø-ÿ]{1,10}$/)
  const paper = fc.record({
    ...{ title: words, year: fc.integer({ min: 1900, max: 2030 }), container: words },
    author: fc.record({ family: name, given: name, literal: fc.constant('') }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(paper, { minLength: 1, maxLength: 5 }), async found => {
      const papers = found.map(
        ({ author, ...rest }): Written => ({ ...PAPER, ...rest, authors: [author] }),
      )
      for (const [file, text] of [
        ['a.ris', toRis(papers)],
        ['a.bib', toBibtex(papers)],
      ] as const) {
        const { references, broken } = await readReferences(file, new TextEncoder().encode(text))
        expect(broken).toEqual([])
        expect(
          references.map(({ title, year, authors, doi, details }) => [
            title,
            year,
            authors,
            doi,
            details.page,
          ]),
        ).toEqual(
          papers.map(({ title, year, authors, doi, details }) => [
            title,
            year,
            authors,
            doi,
            details.page,
          ]),
        )
      }
    }),
    { numRuns: 60 },
  )
})
