import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../electron/import/import-file.ts'
import {
  blocksOf,
  expectSound,
  failureOf,
  sharedFiles,
  warningsOf,
} from '../../../support/import.ts'
import { makePdf, printLines } from '../../../support/pdf.ts'

const read = async (draw: (pdf: PDFKit.PDFDocument) => void, options = {}) =>
  readSource('a.pdf', await makePdf(draw, options))

const SENTENCES = Array.from(
  { length: 24 },
  (_, at) => `Sentence number ${at + 1} says what the link worker did for the client that week.`,
)
const COLUMN = { width: 210, height: 700, align: 'justify' } as const

describe('PDF: lines and paragraphs', () => {
  it('joins the lines of a paragraph, and keeps paragraphs, headings and list items apart', async () => {
    const draft = await read(pdf => {
      pdf.fontSize(18).text('Findings').fontSize(10).moveDown()
      pdf.text(SENTENCES.slice(0, 5).join(' ')).moveDown()
      pdf.text(SENTENCES.slice(5, 9).join(' ')).moveDown()
      pdf.list(['one item', 'another item'])
    })
    expect(blocksOf(draft)).toEqual([
      ['heading', 'Findings'],
      ['paragraph', SENTENCES.slice(0, 5).join(' ')],
      ['paragraph', SENTENCES.slice(5, 9).join(' ')],
      ['paragraph', 'one item'],
      ['paragraph', 'another item'],
    ])
    expect(warningsOf(draft)).toEqual({})
    expect(draft.pages).toEqual([{ number: 1, start: 0 }])
  })

  it('tells paragraphs without a distance by their short last line', async () => {
    const draft = await read(pdf => {
      for (let at = 0; at < 9; at += 3) pdf.text(SENTENCES.slice(at, at + 3).join(' '))
    })
    expect(draft.blocks).toHaveLength(3)
  })

  it('mends divided words, and keeps hyphens that belong to a word', async () => {
    const draft = await read(pdf =>
      printLines(pdf, [
        'The link worker rang the client within a week of the refer-',
        'ral, which was a theory-based decision, and then a commu-',
        'nity nurse, as part of this programme, saw to the long-',
        'term illness that had been the reason for it, theory-',
        'based or not, which is how it went for the whole year.',
      ]),
    )
    expect(draft.text).toBe(
      'The link worker rang the client within a week of the referral, which was a theory-based decision, and then a community nurse, as part of this programme, saw to the long-term illness that had been the reason for it, theory-based or not, which is how it went for the whole year.',
    )
    expect(warningsOf(draft)).toEqual({ hyphens_mended: 2 })
  })

  it('keeps speakers on lines of their own, without any distance between turns', async () => {
    const turn = (at: number) =>
      `${at % 2 === 0 ? 'INT' : 'P07'}: ${SENTENCES.slice(at, at + (at % 3) + 1).join(' ')}`
    const turns = [0, 1, 2, 3, 4, 5].map(turn)
    const draft = await read(pdf => turns.forEach(words => pdf.text(words)))
    expect(draft.text).toBe(turns.join('\n'))
    expect(draft.blocks.map(block => block.speaker)).toEqual(turns.map(words => words.slice(0, 3)))
  })

  it('writes rows of a table with tab stops, and the number of a note apart from its word', async () => {
    const draft = await read(pdf => {
      for (const [index, row] of [
        ['Name', 'Role'],
        ['Ann', 'GP'],
        ['Bob', 'Nurse'],
      ].entries()) {
        printLines(pdf, [row[0] ?? ''], { y: 100 + index * 20 })
        printLines(pdf, [row[1] ?? ''], { x: 200, y: 100 + index * 20 })
      }
      pdf
        .text('Said so', 72, 200, { continued: true })
        .fontSize(6)
        .text('12', { rise: 4 } as object)
    })
    expect(blocksOf(draft).slice(0, 3)).toEqual([
      ['tableRow', 'Name\tRole'],
      ['tableRow', 'Ann\tGP'],
      ['tableRow', 'Bob\tNurse'],
    ])
  })
})

describe('PDF: columns', () => {
  it('reads two columns one after the other', async () => {
    const draft = await read(pdf => {
      pdf.text(SENTENCES.slice(0, 12).join(' '), 72, 100, COLUMN)
      pdf.text(SENTENCES.slice(12).join(' '), 312, 100, COLUMN)
    })
    expect(draft.text.replaceAll('\n', ' ')).toBe(SENTENCES.join(' '))
  })

  it('reads two columns that are written line by line across the page', async () => {
    const [left, right] = ['left', 'right'].map(side =>
      Array.from(
        { length: 12 },
        (_, at) => `The ${side} column, line ${at + 10}, is about the carers`,
      ),
    )
    const draft = await read(pdf => {
      printLines(pdf, ['A title over both of the columns of this page, which is one line long'])
      for (let at = 0; at < 12; at++) {
        printLines(pdf, [left?.[at] ?? ''], { y: 120 + at * 12 })
        printLines(pdf, [right?.[at] ?? ''], { x: 312, y: 120 + at * 12 })
      }
    })
    const words = draft.text.replace(/\s+/g, ' ')
    expect(words).toContain([...(left ?? []), ...(right ?? [])].join(' '))
  })
})

describe('PDF: pages', () => {
  it('leaves out page numbers and running heads, and joins a paragraph over the page', async () => {
    const draft = await read(
      pdf => {
        for (let page = 1; page <= 4; page++) {
          pdf.addPage()
          printLines(pdf, [`Interview P07, confidential`], { y: 40 })
          printLines(pdf, [`On page ${page} she said that the link worker had rung and that it`])
          printLines(pdf, ['was all right again, for the while that she had needed it to be so'], {
            y: 112,
          })
          printLines(pdf, [`- ${page} -`], { x: 290, y: 800 })
        }
      },
      { autoFirstPage: false },
    )
    expect(warningsOf(draft)).toEqual({ page_number_dropped: 4, running_head_dropped: 4 })
    expect(draft.text).not.toMatch(/confidential|- \d/)
    const starts = draft.pages?.map(({ number, start }) => [
      number,
      draft.text.slice(start, start + 9),
    ])
    expect(starts).toEqual([1, 2, 3, 4].map(page => [page, `On page ${page}`]))
  })

  it('keeps what recurs within the page, and numbers that do not count', async () => {
    const draft = await read(
      pdf => {
        for (const year of [1989, 2004, 1995]) {
          pdf.addPage()
          printLines(pdf, [
            `${year}`,
            'Yes.',
            `about ${year}`,
            'Yes.',
            'Yes.',
            'end',
            'x',
            `${year}`,
          ])
        }
      },
      { autoFirstPage: false },
    )
    expect(draft.text.match(/1989/g)).toHaveLength(3)
    expect(draft.text.match(/Yes/g)).toHaveLength(9)
  })

  it('leaves out numbers in the margin', async () => {
    const draft = await read(pdf => {
      printLines(pdf, SENTENCES.slice(0, 6))
      printLines(pdf, ['1', '2', '3', '4', '5', '6'], { x: 40 })
    })
    expect(draft.text.split(/\s/)).toEqual(SENTENCES.slice(0, 6).join(' ').split(' '))
    expect(warningsOf(draft)).toEqual({ margin_number_dropped: 6 })
  })

  it('reads landscape and turned text, and words printed twice once', async () => {
    const draft = await read(pdf => {
      printLines(pdf, ['Bold words', 'Upright words here'])
      pdf.text('Bold words', 72.3, 100, { lineBreak: false })
      pdf.rotate(-90, { origin: [30, 400] }).text('Downloaded by A', 30, 400, { lineBreak: false })
    })
    expect(draft.text).toContain('Upright words')
    expect(draft.text).toContain('Downloaded by A')
  })

  it('keeps notes as comments', async () => {
    const draft = await read(pdf => {
      pdf.text('The words of the text')
      pdf.note(72, 72, 20, 20, 'Is this a mechanism?')
    })
    expect(draft.text).toBe('The words of the text\n\nComments\nIs this a mechanism?')
    expect(warningsOf(draft)).toEqual({ comments_moved: 1 })
  })

  it('counts pages without text', async () => {
    const draft = await read(pdf => void pdf.text('Words').addPage())
    expect(warningsOf(draft)).toEqual({ page_without_text: 1 })
  })
})

describe('PDF: refusals', () => {
  it('refuses a scanned, a locked and a damaged PDF with a sentence that says so', async () => {
    const scanned = await failureOf(read(pdf => void pdf.rect(72, 72, 200, 200).fill('grey')))
    expect([scanned.code, scanned.message]).toEqual(['source_empty', expect.stringMatching(/OCR/)])
    const locked = await failureOf(
      read(pdf => void pdf.text('secret words'), { userPassword: 'x', ownerPassword: 'y' }),
    )
    expect([locked.code, locked.message]).toEqual([
      'format_broken',
      expect.stringMatching(/password/),
    ])
    const bytes = await makePdf(pdf => void pdf.text('secret words'))
    for (const part of [bytes.subarray(0, 60), Buffer.from('%PDF-1.4\n%...')]) {
      const damaged = await failureOf(readSource('a.pdf', part))
      expect(damaged.message).toMatch(/damaged|no text/)
    }
  })

  it('reads a PDF that may not be changed but may be read', async () => {
    const draft = await read(pdf => void pdf.text('open words'), { ownerPassword: 'y' })
    expect(draft.text).toBe('open words')
  })
})

const transcripts = sharedFiles('data/interviews-pdf', '.pdf')?.filter(file =>
  /^P\d/.test(file.name),
)

describe('real transcripts as PDF', () => {
  it.skipIf(!transcripts)(
    'have their two speakers, every turn at the start of a line',
    async () => {
      for (const { name, bytes } of transcripts ?? []) {
        const draft = await readSource(name, bytes)
        expectSound(draft)
        expect(draft.kind).toBe('transcript')
        const turns = draft.blocks.filter(block => block.contentStart > block.start)
        // The typing error is the file's own.
        const speakers = new Set(['Dan', 'Participant', 'Particpant'])
        expect(turns.filter(block => !speakers.has(block.speaker ?? ''))).toEqual([])
        const labels = draft.text.match(/\b(?:Dan|Partici?pant): /g) ?? []
        expect(turns).toHaveLength(labels.length)
        // Every paragraph of these transcripts opens a turn: none was cut in two, but by the end of a page.
        const starts = new Set(draft.pages?.map(page => page.start))
        const cut = draft.blocks.filter(({ turn, start }) => turn !== null && !starts.has(start))
        expect(cut.filter(block => block.contentStart === block.start)).toEqual([])
      }
    },
  )
})
