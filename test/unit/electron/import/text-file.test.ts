import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../electron/import/import-file.ts'
import { blocksOf, expectSound, sharedFiles, warningsOf } from '../../../support/import.ts'

const WORDS = 'Zoë: “Überweisung” – 5 € naïve café Łódź 日本語 العربية'
const wide = (text: string) => Buffer.from(text, 'utf16le')
const wideBig = (text: string) => wide(text).swap16()
const read = (bytes: Uint8Array) => readSource('a.txt', bytes)

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(WORDS), 'utf-8', {}],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${WORDS}`), 'utf-8', {}],
    ['UTF-16LE with a mark', wide(`\uFEFF${WORDS}`), 'utf-16le', {}],
    ['UTF-16BE with a mark', wideBig(`\uFEFF${WORDS}`), 'utf-16be', {}],
    ['UTF-16LE without a mark', wide(WORDS), 'utf-16le', { encoding_guessed: 1 }],
    ['UTF-16BE without a mark', wideBig(WORDS), 'utf-16be', { encoding_guessed: 1 }],
  ])('reads %s', async (_, bytes, encoding, warnings) => {
    const draft = await read(bytes)
    expect(draft).toMatchObject({ text: WORDS, encoding })
    expect(warningsOf(draft)).toEqual(warnings)
  })

  it('reads Windows-1252 and says that it guessed', async () => {
    const bytes = Buffer.from('Zo\xeb: \x93caf\xe9\x94 \x96 5 \x80 it\x92s', 'latin1')
    const draft = await read(bytes)
    expect(draft).toMatchObject({ text: 'Zoë: “café” – 5 € it’s', encoding: 'windows-1252' })
    expect(warningsOf(draft)).toEqual({ encoding_guessed: 1 })
  })

  it('keeps UTF-8 with a few wrong bytes as UTF-8 and counts them', async () => {
    const bytes = Buffer.concat([Buffer.from('é à ü '), Buffer.from([0xe9, 0x20])])
    const draft = await read(bytes)
    expect(draft).toMatchObject({ text: 'é à ü � ', encoding: 'utf-8' })
    expect(warningsOf(draft)).toEqual({ encoding_guessed: 1, characters_replaced: 1 })
  })

  it('guesses the encodings of other languages from enough text', async () => {
    // "Пациент рассказал о том, что" in windows-1251, and a Japanese phrase in Shift_JIS.
    const russian = 'cfe0f6e8e5edf220f0e0f1f1eae0e7e0eb20ee20f2eeec2c20f7f2ee20'
    const cyrillic = await read(Buffer.from(russian.repeat(20), 'hex'))
    expect(cyrillic.encoding).toBe('windows-1251')
    expect(cyrillic.text).toMatch(/^Пациент рассказал/)
    const japanese = '93fa967b8cea82cc83438393835e83728385815b8b4c985e82c582b78142'
    const kana = await read(Buffer.from(japanese.repeat(5), 'hex'))
    expect(kana.encoding).toBe('shift_jis')
    expect(kana.text).toMatch(/^日本語のインタビュー記録です。/)
  })

  // Too short for statistics: what tells are oddities of every other reading.
  it.each([
    ['gb18030', '中文访谈', 'd6d0cec4b7c3ccb8'],
    ['shift_jis', '日本語テキスト', '93fa967b8cea8365834c83588367'],
    ['euc-jp', '日本語テキスト', 'c6fccbdcb8eca5c6a5ada5b9a5c8'],
    ['big5', '訪談者：你為什麼去？', 'b358bdcdaacca147a741acb0a4b0bbf2a568a148'],
    ['windows-1251', 'Интервью', 'c8edf2e5f0e2fcfe'],
    ['koi8-r', 'Интервью', 'e9ced4c5d2d7d8c0'],
    ['windows-1250', 'Příliš žluťoučký kůň', '50f8ed6c699a209e6c759d6f75e86bfd206bf9f2'],
    ['iso-8859-2', 'Příliš žluťoučký kůň', '50f8ed6c69b920be6c75bb6f75e86bfd206bf9f2'],
    ['macintosh', 'Zoë café “x”', '5a6f91206361668e20d278d3'],
    [
      'macintosh',
      'L’été, les élèves étaient déjà là.',
      '4cd58e748e2c206c6573208e6c8f766573208e746169656e7420648e6a88206c882e',
    ],
    ['windows-1252', 'Zoë café “x”', '5a6feb20636166e920937894'],
    [
      'windows-1252',
      'L’été, les élèves étaient déjà là.',
      '4c92e974e92c206c657320e96ce876657320e9746169656e742064e96ae0206ce02e',
    ],
    ['windows-1253', 'Συνέντευξη', 'd3f5edddedf4e5f5eee7'],
    ['windows-1254', 'Görüşme', '47f672fcfe6d65'],
    ['windows-1255', 'ראיון', 'f8e0e9e5ef'],
    ['windows-1256', 'مقابلة', 'e3dec7c8e1c9'],
    ['utf-16le', 'Интервью', '18043d0442043504400432044c044e04'],
    ['utf-16be', '中文访谈', '4e2d65878bbf8c08'],
  ])('guesses %s from “%s” alone, and says that it guessed', async (encoding, text, hex) => {
    const draft = await read(Buffer.from(hex, 'hex'))
    expect([draft.encoding, draft.text]).toEqual([encoding, text])
    expect(warningsOf(draft)).toEqual({ encoding_guessed: 1 })
  })

  it('reads a wrongly guessed text in the encoding that is chosen', async () => {
    // Two Chinese words, which are proper words of the mainland's encoding too.
    const bytes = Buffer.from('b358bdcd', 'hex')
    expect((await read(bytes)).text).not.toBe('訪談')
    expect(await readSource('a.txt', bytes, 'big5')).toMatchObject({
      ...{ text: '訪談', encoding: 'big5', warnings: [] },
    })
  })

  it('refuses UTF-32', async () => {
    await expect(read(Buffer.from('fffe00004100000042000000', 'hex'))).rejects.toMatchObject({
      code: 'format_unsupported',
    })
  })

  it('says when bytes of UTF-16 are missing or halves of characters stand alone', async () => {
    expect(warningsOf(await read(Buffer.from('fffe610062', 'hex')))).toHaveProperty(
      'characters_replaced',
    )
    expect((await read(Buffer.from('fffe610000d86200', 'hex'))).text).toBe('a\uFFFDb')
  })
})

describe('text', () => {
  it('turns every line end into a line feed and leaves other white space alone', async () => {
    const draft = await read(
      Buffer.from('a\r\nb\rc\nd\u2028e\u2029f\tg  h \u00a0i\u0085j\x0bk\fl '),
    )
    expect(draft.text).toBe('a\nb\nc\nd\ne\nf\tg  h \u00a0i\u0085j\x0bk\fl ')
    expect(draft.warnings).toEqual([])
  })

  it('takes out NUL and byte order marks inside the text, and counts them', async () => {
    const draft = await read(Buffer.from('one\0two\0\0three \uFEFFfour'))
    expect(draft.text).toBe('onetwothree four')
    expect(warningsOf(draft)).toEqual({ nul_removed: 3, bom_removed: 1 })
  })

  it('takes out control characters, which no file of XML could hold, and counts them', async () => {
    const draft = await read(
      Buffer.from('They\u0001 said\u001b\u001f so, at some length, and\tthen left.'),
    )
    expect(draft.text).toBe('They said so, at some length, and\tthen left.')
    expect(warningsOf(draft)).toEqual({ controls_removed: 3 })
  })

  it('keeps markup, formulas and direction marks as they are', async () => {
    const text = '<script>alert(1)</script>\n=1+1\n\u202e\u2066x\u2069\n👩🏽‍⚕️ e\u0301'
    expect((await read(Buffer.from(text))).text).toBe(text)
  })

  it('reads a line of 10 MB and a million lines', async () => {
    expect((await read(Buffer.from('lorem ipsum '.repeat(870_000)))).blocks).toHaveLength(1)
    expect((await read(Buffer.from(`x${'\n'.repeat(1_000_000)}`))).blocks).toHaveLength(1)
  })
})

const notes = sharedFiles('data/notes-txt', '.txt')
const papers = sharedFiles('seeds', '.txt')

describe.skipIf(!notes || !papers)('real texts', () => {
  it.each([...(notes ?? []), ...(papers ?? [])])(
    'reads $name to the letter',
    async ({ name, bytes }) => {
      const draft = await readSource(name, bytes)
      expectSound(draft)
      expect(draft.text).toBe(
        bytes
          .toString('utf8')
          .replace(/^\uFEFF/, '')
          .replace(/\r\n?/g, '\n'),
      )
      expect(draft.warnings).toEqual([])
      if (name.startsWith('0')) expect(draft.kind).toBe('document')
    },
  )

  it.each(notes ?? [])('finds the turns of $name', async ({ name, bytes }) => {
    const draft = await readSource(name, bytes)
    const written = draft.text.match(/^(?:I|P\d+) ?:/gm)?.length ?? 0
    expect(countTurns(draft)).toBe(written)
    const headings = blocksOf(draft).filter(([kind]) => kind === 'heading')
    expect(headings.every(([, words]) => words === words.toUpperCase())).toBe(true)
  })
})

function countTurns({ blocks }: { blocks: { turn: number | null }[] }): number {
  return Math.max(0, ...blocks.map(({ turn }) => turn ?? 0))
}
