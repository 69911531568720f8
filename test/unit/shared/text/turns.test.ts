import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectTurns, kindOf } from '../../../../shared/text/turns.ts'

/** The turns of a text as `label@ms: words`, with continuation paragraphs joined by ` / `. */
function turnsOf(text: string): string[] {
  const turns = new Map<number, { head: string; words: string[] }>()
  for (const block of detectTurns(text)) {
    if (block.turn === null) continue
    const time = block.timeMs === null ? '' : `@${block.timeMs}`
    const turn = turns.get(block.turn) ?? { head: `${block.speaker}${time}`, words: [] }
    const words = text.slice(block.contentStart, block.end).trim()
    if (words !== '') turn.words.push(words)
    turns.set(block.turn, turn)
  }
  return [...turns.values()].map(({ head, words }) => `${head}: ${words.join(' / ')}`)
}

describe('detectTurns: forms of a label', () => {
  const FORMS: [string, string, string[]][] = [
    ['names', 'Ann: Hello\nBob: Hi\nAnn: Well', ['Ann: Hello', 'Bob: Hi', 'Ann: Well']],
    ['two labels, once each', 'Ann: Hello\n\nBob: Hi', ['Ann: Hello', 'Bob: Hi']],
    ['codes', 'INT: Why?\nP07: So\nINT: And', ['INT: Why?', 'P07: So', 'INT: And']],
    ['bracketed times', '[00:12:31] Ann: A\n[00:12:40] Bob: B', ['Ann@751000: A', 'Bob@760000: B']],
    ['bare times', '00:12:31 Ann: A\n00:12:40 Bob: B', ['Ann@751000: A', 'Bob@760000: B']],
    [
      'times behind the name',
      'Ann [00:12:31]: A\nBob [01:00:00]: B',
      ['Ann@751000: A', 'Bob@3600000: B'],
    ],
    ['short times in brackets', 'Ann (00:12): A\nBob (1:05): B', ['Ann@12000: A', 'Bob@65000: B']],
    ['times behind the colon', 'INT: [00:12] A\nP1: [0:13.5] B', ['INT@12000: A', 'P1@13500: B']],
    [
      'ranges of time',
      '[00:01 - 00:05] INT: A\n[00:05 - 00:09] P1: B',
      ['INT@1000: A', 'P1@5000: B'],
    ],
    ['roles', 'Ann (GP): A\nBob (link worker): B\nAnn (GP): C', ['Ann: A', 'Bob: B', 'Ann: C']],
    [
      'titles',
      'Dr Smith: A\nMrs O’Neil-Jones: B\nDr Smith: C',
      ['Dr Smith: A', 'Mrs O’Neil-Jones: B', 'Dr Smith: C'],
    ],
    ['numbered speakers', 'Speaker 1: A\nSpeaker 2: B', ['Speaker 1: A', 'Speaker 2: B']],
    [
      'labels above the words',
      'INT:\nWhy?\n\nP1:\nSo.\nAnd so.',
      ['INT: Why?', 'P1: So. / And so.'],
    ],
    [
      'stamped headers',
      'Ann Lee   0:03\nHello.\n\nBob   0:07\nHi.\n\nAnn Lee   0:09\nGood.',
      ['Ann Lee@3000: Hello.', 'Bob@7000: Hi.', 'Ann Lee@9000: Good.'],
    ],
    [
      'headers with numbered speakers',
      'Speaker 1   00:12\nA\nSpeaker 2   00:15\nB',
      ['Speaker 1@12000: A', 'Speaker 2@15000: B'],
    ],
    [
      'names below times',
      '0:0:0.0 --> 0:0:1.140\nAnn Lee\nHello.\n\n0:0:1.5 --> 0:0:3.0\nBob\nHi.\nYes.',
      ['Ann Lee@0: Hello.', 'Bob@1500: Hi. / Yes.'],
    ],
    ['bold labels', '**INT:** A\n**P1:** B\n**INT**: C', ['INT: A', 'P1: B', 'INT: C']],
    [
      'bold labels on their line',
      '**Ann:**\nA\n**Bob:**\nB\n**Ann:**\nC',
      ['Ann: A', 'Bob: B', 'Ann: C'],
    ],
    ['tabs behind the colon', 'INT:\tA\nP1:\tB', ['INT: A', 'P1: B']],
    ['tabs without a colon', 'INT\tA\nP1\tB\nINT\tC', ['INT: A', 'P1: B', 'INT: C']],
    ['numbers in the margin', '1   INT: A\n12\tP1: B', ['INT: A', 'P1: B']],
    ['numbered lines', '1. INT: A\n2. P1: B', ['INT: A', 'P1: B']],
    ['no space behind the colon', 'INT:A\nP1:B\nINT:C', ['INT: A', 'P1: B', 'INT: C']],
    ['other scripts', 'Анна: Да\nИван: Нет\nАнна: Да', ['Анна: Да', 'Иван: Нет', 'Анна: Да']],
    [
      'full-width colons',
      '李华： 你好\n王明： 好\n李华： 嗯',
      ['李华: 你好', '王明: 好', '李华: 嗯'],
    ],
    [
      'marks in the label',
      '#3: A\nP_01: B\n#3: C\nP_01: D',
      ['#3: A', 'P_01: B', '#3: C', 'P_01: D'],
    ],
    [
      'small letters that recur',
      'ann: a\nbob: b\nann: c\nbob: d\nann: e\nbob: f',
      ['ann: a', 'bob: b', 'ann: c', 'bob: d', 'ann: e', 'bob: f'],
    ],
    [
      'a name that answers once',
      'Interviewer: A\nMaria: B\nC\nInterviewer: D',
      ['Interviewer: A', 'Maria: B / C', 'Interviewer: D'],
    ],
    [
      'one turn by an interviewer',
      'Interviewer: Tell me about it.',
      ['Interviewer: Tell me about it.'],
    ],
    ['one speaker throughout', 'P07: I went.\n\nThen I stayed.', ['P07: I went. / Then I stayed.']],
  ]
  it.each(FORMS)('reads %s', (_, text, expected) => {
    expect(turnsOf(text)).toEqual(expected)
  })

  it('says where the words begin and leaves the label as written', () => {
    const text = '  [00:00:01] Ann (GP):  Hello there\nBob: Hi'
    const [first] = detectTurns(text)
    expect(first).toMatchObject({ kind: 'turn', speaker: 'Ann', turn: 1, timeMs: 1000, start: 0 })
    expect(text.slice(first?.contentStart)).toMatch(/^Hello there/)
  })

  it('gives paragraphs without a label to the turn before', () => {
    const blocks = detectTurns('INT: A\n\nB\n\nP1: C')
    expect(blocks.map(block => [block.kind, block.turn, block.speaker])).toEqual([
      ['turn', 1, 'INT'],
      ['turn', 1, 'INT'],
      ['turn', 2, 'P1'],
    ])
    expect(blocks[1]).toMatchObject({ start: 8, contentStart: 8, end: 9 })
  })
})

describe('detectTurns: what is not a turn', () => {
  const DOCUMENTS: [string, string][] = [
    ['an agenda', '10:30 Meeting: the plan\n11:00 Break: tea\n12:00 Lunch: soup'],
    ['a repeated appointment', 'We met twice.\n10:30 Meeting: the plan\n11:30 Meeting: the rest'],
    ['addresses', 'See https://example.org: good\nhttp://example.org/a\nftp://b\nhttp://c'],
    ['a list heading', 'Some words.\n\nTopics:\n- one\n- two'],
    ['a lone phrase', 'Many do it.\nFor example: the link worker.\nMore prose here.'],
    ['an abstract', 'Background: a\nAim: b\nMethods: c\nResults: d\nConclusion: e'],
    [
      'configurations',
      'Context: a\nMechanism: b\nOutcome: c\nContext: d\nMechanism: e\nOutcome: f',
    ],
    ['numbered headings', 'Step 1: a\ntext\nStep 2: b\ntext\nStep 3: c\ntext'],
    ['a form that repeats', 'Kind: a\nSize: b\nColour: c\nKind: d\nSize: e\nColour: f'],
    ['a header alone', 'Date: 3 May\nInterview: C01\nSetting: a surgery\n\nIt was a long day.'],
    ['long labels', 'The people who came to the first of our meetings: four\nOthers: five'],
    ['a table of data', 'Site\tPeople\nLeeds\t14\nYork\t20\nLeeds\t3'],
    [
      'subtitles',
      '00:01 --> 00:02\nYes\nI went there.\n\n00:03 --> 00:04\nand then we all came back\n\n00:05 --> 00:06\nYes\nit was fine',
    ],
    [
      'a plan',
      `Rejected: a\nFor now: b\n${'Some prose.\n'.repeat(40)}Rejected: c\nPending: d\nPending: e`,
    ],
    [
      'a phrase with a researcher in it',
      'Some words.\nresearcher such that: a\nat: b\nat: c\nat: d',
    ],
    ['nothing', ''],
    ['white space', ' \n\t\n '],
  ]
  it.each(DOCUMENTS)('takes %s for a document', (_, text) => {
    expect(turnsOf(text)).toEqual([])
  })

  it('keeps notes, times and phrases inside the speech', () => {
    const text =
      'INT: Why?\nP1: So.\nNote: laughs\nFor example: this\n10:30 Meeting: that\nINT: Oh.'
    expect(turnsOf(text)).toEqual([
      'INT: Why?',
      'P1: So. / Note: laughs / For example: this / 10:30 Meeting: that',
      'INT: Oh.',
    ])
  })

  it('takes fields in one line at the top for no turn, and the same label for a speaker below', () => {
    const talk = 'Dr X: Why?\nP07: I waited. Site: that was far.\nDr X: And?\nP07: So I went.'
    expect(turnsOf(`Interviewer: Dr X. Site: Yarm clinic\n\n${talk}`)).toEqual([
      'Dr X: Why?',
      'P07: I waited. Site: that was far.',
      'Dr X: And?',
      'P07: So I went.',
    ])
    const asking = 'Interviewer: Tell me. Who was it: she?\nP07: She was.\nInterviewer: Yes.'
    expect(turnsOf(asking)).toHaveLength(3)
  })

  it('takes a label that occurs once for speech where others recur', () => {
    expect(turnsOf('Ann: A\nBob: B\nAnn: C\nGarden: D\nBob: E')).toEqual([
      'Ann: A',
      'Bob: B',
      'Ann: C / Garden: D',
      'Bob: E',
    ])
  })

  it('takes a label that occurs once for a speaker where it matches the others', () => {
    expect(turnsOf('INT: A\nP07: B\nP08: C')).toHaveLength(3)
    expect(turnsOf('ANN: A\nBOB: B\nANN: C\nBOB: D\nMARIA: E')).toHaveLength(5)
    expect(turnsOf('[0:01] Ann: A\n[0:02] Bob: B\n[0:03] Ann: C\n[0:04] Eve: D')).toHaveLength(4)
  })

  it.each([
    ['a blank line', 'Interviewer: J. Smith\nParticipant: P07\nDate: 3 May\n\n'],
    ['no blank line', 'Interviewer: J. Smith\nParticipant: P07\nDate: 3 May\n'],
    ['fields below the date', 'Date: 3 May\nSetting: a surgery\nInterviewer: J. Smith\n\n'],
  ])('leaves the form at the top alone, with %s', (_, header) => {
    expect(turnsOf(`${header}JS: Hello\nP07: Hi\nJS: Well\nP07: Yes`)).toEqual([
      'JS: Hello',
      'P07: Hi',
      'JS: Well',
      'P07: Yes',
    ])
  })

  it('finds a few long turns of two names in hard-wrapped text', () => {
    const speech = 'some words of a long line\n'.repeat(30)
    const text = ['Ann', 'Bob', 'Ann', 'Bob', 'Ann'].map(name => `${name}: ${speech}`).join('')
    expect(turnsOf(text)).toHaveLength(5)
  })

  it('finds an interview at the end of notes, and ends it at a heading', () => {
    const notes = Array.from({ length: 40 }, (_, at) => `- note ${at} of the day`).join('\n')
    const text = `${notes}\n\nINTERVIEW\nI: Why?\n\nP1: So.\n\nI: And?\n\nP1: No.\n\nNOTES\n- more`
    expect(turnsOf(text)).toEqual(['I: Why?', 'P1: So.', 'I: And?', 'P1: No.'])
    expect(detectTurns(text).filter(block => block.kind === 'heading')).toHaveLength(2)
  })

  it('does not take a paper for a transcript because it quotes one', () => {
    const prose = Array.from({ length: 60 }, (_, at) => `Sentence ${at} of a paper.`).join('\n')
    expect(turnsOf(`${prose}\nInterviewer: Why?\nClient: So.\n${prose}`)).toEqual([])
  })
})

describe('detectTurns: marks', () => {
  it('keeps headings and rows, and lets neither open nor continue a turn', () => {
    const text = 'INT: A\nPart Two\nB\nP1: C\nx\ty\nD'
    const marks = [
      { start: 7, kind: 'heading' as const, level: 2 },
      { start: 24, kind: 'tableRow' as const, level: null },
    ]
    expect(detectTurns(text, marks).map(block => [block.kind, block.turn])).toEqual([
      ['turn', 1],
      ['heading', null],
      ['paragraph', null],
      ['turn', 2],
      ['tableRow', null],
      ['paragraph', null],
    ])
  })

  it('reads a transcript laid out as a table', () => {
    const text = '00:01\tInterviewer\tWhy?\n00:04\tAnn\tSo.\n\tAnd so.'
    const rows = [0, 23, 37].map(start => ({ start, kind: 'tableRow' as const, level: null }))
    expect(detectTurns(text, rows).map(block => [block.kind, block.speaker, block.timeMs])).toEqual(
      [
        ['turn', 'Interviewer', 1000],
        ['turn', 'Ann', 4000],
        ['turn', 'Ann', 4000],
      ],
    )
  })
})

describe('kindOf', () => {
  it('tells documents, transcripts and focus groups apart', () => {
    expect(kindOf(detectTurns('Some words.'))).toBe('document')
    expect(kindOf(detectTurns('INT: A\nP1: B'))).toBe('transcript')
    expect(kindOf(detectTurns('Moderator: A\nP1: B\nP2: C\nP3: D'))).toBe('transcript')
    expect(kindOf(detectTurns('Moderator: A\nP1: B\nP2: C\nP3: D\nP4: E'))).toBe('focusGroup')
  })
})

describe('detectTurns: properties', () => {
  const label = fc.constantFrom(
    'INT',
    'P07',
    'Ann',
    'Dr Smith',
    'Note',
    'Date',
    '**Bob',
    'x'.repeat(50),
    '10:30 Tea',
    '',
  )
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      ': ',
      ':',
      '\n',
      '\n\n',
      '\t',
      ' ',
      '[00:12]',
      '(',
      ')',
      '00:01:02 ',
      '**',
      '\r\n',
      '\u2028',
      '\uFEFF',
    ),
    label.map(words => `\n${words}: words`),
  )
  const anyText = fc.array(piece, { maxLength: 40 }).map(pieces => pieces.join(''))

  it('covers every character but white space by one block, in order, within the text', () => {
    fc.assert(
      fc.property(anyText, text => {
        let at = 0
        for (const { start, end, contentStart } of detectTurns(text)) {
          expect(text.slice(at, start).trim()).toBe('')
          expect(start).toBeGreaterThanOrEqual(at)
          expect(contentStart).toBeGreaterThanOrEqual(start)
          expect(end).toBeGreaterThanOrEqual(contentStart)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(text.slice(start, end)).not.toContain('\n')
          expect(text.slice(start, end).trim()).not.toBe('')
          at = end
        }
        expect(text.slice(at).trim()).toBe('')
      }),
    )
  })

  it('counts turns without gaps, gives each a speaker, and answers the same twice', () => {
    fc.assert(
      fc.property(anyText, text => {
        const blocks = detectTurns(text)
        let last = 0
        for (const { kind, turn, speaker, timeMs, level } of blocks) {
          expect(kind === 'turn').toBe(turn !== null)
          expect(kind === 'heading').toBe(level !== null)
          if (turn === null) continue
          expect([last, last + 1]).toContain(turn)
          expect(speaker).toBeTruthy()
          expect(timeMs === null || timeMs >= 0).toBe(true)
          last = turn
        }
        expect(detectTurns(text)).toEqual(blocks)
      }),
    )
  })
})
