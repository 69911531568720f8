import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../electron/import/import-file.ts'
import { LIMITS } from '../../../../electron/import/limits.ts'
import {
  blocksOf,
  expectSound,
  failureOf,
  sharedFiles,
  warningsOf,
} from '../../../support/import.ts'
import type { SourceDraft } from '../../../../shared/text/source-draft.ts'

const read = (text: string, name = 'a.vtt') => readSource(name, Buffer.from(text))
const vtt = (...cues: string[]) => read(`WEBVTT\n\n${cues.join('\n\n')}\n`)
const cue = (seconds: number, words: string) =>
  `00:00:0${seconds}.000 --> 00:00:0${seconds + 1}.000\n${words}`

/** Every block as `turn speaker@ms: words`. */
function spoken({ text, blocks }: SourceDraft): string[] {
  return blocks.map(({ turn, speaker, timeMs, contentStart, end }) => {
    const who = turn === null ? '' : `${turn} ${speaker}`
    return `${who}@${timeMs}: ${text.slice(contentStart, end)}`
  })
}

describe('captions: speakers', () => {
  it('takes Teams voices, keeps them out of the text, and joins consecutive captions to a turn', async () => {
    const draft = await vtt(
      `8a7c-11/12-0\n${cue(1, '<v Ann Lee>How did you come to us?</v>')}`,
      `8a7c-11/12-1\n${cue(2, '<v Ann Lee>I mean,\nat first.</v>')}`,
      cue(3, '<v.loud Bob &amp; Co>My GP</v> <v Ann Lee>Yes.</v>'),
      cue(4, '[Music]'),
    )
    expect(draft.kind).toBe('transcript')
    expect(draft.text).toBe('How did you come to us?\nI mean, at first.\nMy GP\nYes.\n[Music]')
    expect(spoken(draft)).toEqual([
      '1 Ann Lee@1000: How did you come to us?',
      '1 Ann Lee@2000: I mean, at first.',
      '2 Bob & Co@3000: My GP',
      '3 Ann Lee@3000: Yes.',
      '@4000: [Music]',
    ])
    expect(warningsOf(draft)).toEqual({})
    expectSound(draft)
  })

  it('takes Zoom labels, which stay in the text', async () => {
    const draft = await vtt(
      `1\n${cue(1, 'Ann Lee: Hello.')}`,
      `2\n${cue(2, 'and welcome')}`,
      `3\n${cue(3, 'Ann Lee: So.')}`,
      `4\n${cue(4, 'Bob: At 10:30 I said: no')}`,
    )
    expect(draft.text.split('\n')[0]).toBe('Ann Lee: Hello.')
    expect(spoken(draft)).toEqual([
      '1 Ann Lee@1000: Hello.',
      '1 Ann Lee@2000: and welcome',
      '1 Ann Lee@3000: So.',
      '2 Bob@4000: At 10:30 I said: no',
    ])
  })

  it('takes four voices for a focus group, and captions without any for a transcript', async () => {
    const voices = ['Ann', 'Bob', 'Cem', 'Dee'].map((name, at) => cue(at, `<v ${name}>Yes</v>`))
    expect((await vtt(...voices)).kind).toBe('focusGroup')
    const plain = await vtt(cue(1, 'Note: we begin'), cue(2, 'it went well'))
    expect(plain.kind).toBe('transcript')
    expect(spoken(plain)).toEqual(['@1000: Note: we begin', '@2000: it went well'])
  })

  it('keeps two people in one caption apart', async () => {
    const draft = await vtt(cue(1, '- Who?\n- Me.'), cue(2, 'Ann: Who?\nBob: Me.'))
    expect(draft.text).toBe('- Who?\n- Me.\nAnn: Who?\nBob: Me.')
  })
})

describe('captions: what is not speech', () => {
  it('takes tags and entities out, and leaves everything else literal', async () => {
    const draft = await vtt(
      cue(1, '<c.red>When</c> <i>the</i> <00:00:01.500>moon &amp;&nbsp;&#8217;&lt;b&gt;'),
      cue(2, 'x < y, <laughs> <img src=x onerror=alert(1)> {sic}'),
    )
    expect(draft.text).toBe(
      'When the moon & ’<b>\nx < y, <laughs> <img src=x onerror=alert(1)> {sic}',
    )
  })

  it('leaves out styles, regions, headers and identifiers, and counts notes', async () => {
    const draft = await read(
      'WEBVTT - a title\r\nKind: captions\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nREGION\r\nid:a\r\n\r\n' +
        `NOTE one\r\ntwo\r\n\r\nintro\r\n${cue(1, 'NOTE is a word')}\r\n`,
    )
    expect(draft.text).toBe('NOTE is a word')
    expect(warningsOf(draft)).toEqual({ caption_note_dropped: 1 })
  })

  it('takes numbers away in SRT, also without blank lines between captions', async () => {
    const time = (second: number) => `00:00:0${second},000 --> 00:00:0${second},900 X1:3`
    const draft = await read(
      `\uFEFF1\n${time(1)}\n{\\an8}<font color="#fff">One</font>\n2\n${time(2)}\n1989\n\n3\n${time(3)}\nThree\n\n4\nFour`,
      'a.srt',
    )
    expect(draft.text).toBe('One\n1989\nThree\nFour')
    expect(warningsOf(draft)).toEqual({ time_missing: 1 })
  })

  it('reads SBV', async () => {
    const draft = await read('0:00:01.000,0:00:02.000\nOne\nmore\n\n0:00:0x.0,0:00:3\nTwo', 'a.sbv')
    expect(spoken(draft)).toEqual(['@1000: One more', '@null: Two'])
    expect(warningsOf(draft)).toEqual({ time_dropped: 1 })
  })

  it('keeps the words of captions whose times cannot be', async () => {
    const draft = await vtt(
      '00:00:05.000 --> 00:00:01.000\nnegative',
      '99999999:00:00.000 --> 99999999:00:01.000\nhuge',
      '00:61:00.000 --> 00:62:00.000\nminutes',
      '00:00:00,000 --> 00:00:01,000\ncomma',
      'a --> b is no time',
    )
    expect(spoken(draft)).toEqual([
      '@null: negative',
      '@null: huge',
      '@null: minutes',
      '@0: comma',
      '@null: a --> b is no time',
    ])
    expect(warningsOf(draft)).toEqual({ time_dropped: 3, time_missing: 1 })
  })
})

describe('captions: repeats', () => {
  it('takes the lines of rolling captions once', async () => {
    const draft = await vtt(
      cue(1, ' \nso<00:00:01.100><c> I</c>'),
      cue(2, 'so I\n '),
      cue(3, 'so I\nrang<c> them</c>'),
      cue(4, 'rang them\n '),
      cue(5, 'rang them\nrang them'),
    )
    expect(draft.text).toBe('so I\nrang them\nrang them')
    expect(warningsOf(draft)).toEqual({ captions_joined: 4 })
  })

  it('takes captions that grow word by word once', async () => {
    const draft = await vtt(
      cue(1, 'so I'),
      cue(2, 'so I rang'),
      cue(3, 'so I rang them'),
      cue(4, 'Yes'),
    )
    expect(draft.text).toBe('so I rang them\nYes')
  })

  it('keeps what people say twice', async () => {
    const draft = await vtt(
      cue(1, 'Yes'),
      cue(2, 'Yes'),
      cue(3, 'Yes'),
      cue(4, 'No'),
      cue(5, 'Yes'),
    )
    expect(draft.text).toBe('Yes\nYes\nYes\nNo\nYes')
  })
})

describe('captions: refusals and size', () => {
  it.each([
    ['a.vtt', 'WEBVTT', 'source_empty'],
    ['a.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n\n', 'source_empty'],
    ['a.srt', '1', 'format_broken'],
    ['a.sbv', 'some text', 'format_broken'],
  ])('refuses %s without captions', async (name, text, code) => {
    expect((await failureOf(read(text, name))).code).toBe(code)
  })

  it('reads as many captions as a source may have, and refuses one more', async () => {
    const many = (count: number) => `WEBVTT\n\n${`${cue(0, 'x')}\n\n`.repeat(count)}`
    expect((await read(many(LIMITS.blocks))).blocks).toHaveLength(LIMITS.blocks)
    expect((await failureOf(read(many(LIMITS.blocks + 1)))).code).toBe('too_large')
  })
})

const REFUSED = /^(?:empty|no_captions|invalid_format\d?)\./
const kept = /^invalid_format4\./

describe.each(['.vtt', '.srt', '.sbv'])('real %s files', extension => {
  it.skipIf(!sharedFiles('data/captions', extension))('import or are refused', async () => {
    for (const { name, bytes } of sharedFiles('data/captions', extension) ?? []) {
      if (REFUSED.test(name) && !kept.test(name)) {
        expect((await failureOf(readSource(name, bytes))).message).toMatch(/^The file /)
        continue
      }
      const draft = await readSource(name, bytes)
      expectSound(draft)
      const words = /Caption text #\d+(?: \(line \d\))?/g
      const written = bytes.toString().match(words) ?? []
      expect(blocksOf(draft).flatMap(([, line]) => line.match(words) ?? [])).toEqual(written)
    }
  })
})
