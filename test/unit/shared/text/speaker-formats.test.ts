import { describe, expect, it } from 'vitest'
import { sharedFiles } from '../../../support/import.ts'
import { readSource } from '../../../../electron/import/import-file.ts'
import { detectTurns } from '../../../../shared/text/turns.ts'

/** Turns as `label: words`, with the time in seconds behind the label where there is one. */
function said(text: string): string[] {
  const turns: string[] = []
  let last: number | null = null
  for (const { turn, speaker, timeMs, contentStart, end } of detectTurns(text)) {
    const words = text.slice(contentStart, end).trim()
    if (turn === null) turns.push(`(${words})`)
    else if (turn !== last)
      turns.push(`${speaker}${timeMs === null ? '' : ` ${timeMs / 1000}`}: ${words}`)
    else turns.push(`${turns.pop()?.trim() ?? ''} ${words}`)
    last = turn
  }
  return turns.map(turn => turn.trim())
}

const ASKED = ['Interviewer: How was it?', 'Mary: Good.', 'Interviewer: And then?', 'Mary: Fine.']
const TIMED = ['Ann Lee 12: Hello there.', 'Bob Ray 15: Hi.', 'Ann Lee 65: Bye.']

/** The shapes in which programs and typists hand transcripts over. */
const SHAPES: [string, string, string[]][] = [
  [
    'MAXQDA focus group, names before the words',
    'Moderator: Welcome.\nAnna: Thanks.\nBert: Hi.\nModerator: So?\nBert: Yes.\nAnna: No.',
    [
      'Moderator: Welcome.',
      'Anna: Thanks.',
      'Bert: Hi.',
      'Moderator: So?',
      'Bert: Yes.',
      'Anna: No.',
    ],
  ],
  [
    'MAXQDA focus group, names above the words, one of them once',
    'Moderator:\nWelcome.\n\nAnna:\nThanks.\n\nBert:\nHi.\n\nModerator:\nSo?\n\nAnna:\nYes.',
    ['Moderator: Welcome.', 'Anna: Thanks.', 'Bert: Hi.', 'Moderator: So?', 'Anna: Yes.'],
  ],
  [
    'MAXQDA marks of speakers',
    '#Moderator: Welcome.\n#Anna: Thanks.\n#Moderator: So?\n#Anna: Yes.',
    ['Moderator: Welcome.', 'Anna: Thanks.', 'Moderator: So?', 'Anna: Yes.'],
  ],
  [
    'QualCoder [Name]',
    '[Interviewer] How was it?\n[Mary] Good.\n[Interviewer] And then?\n[Mary] Fine.',
    ASKED,
  ],
  [
    'QualCoder {Name}',
    '{Interviewer} How was it?\n{Mary} Good.\n{Interviewer} And then?\n{Mary} Fine.',
    ASKED,
  ],
  [
    'QualCoder Name:',
    'Interviewer: How was it?\nMary: Good.\nInterviewer: And then?\nMary: Fine.',
    ASKED,
  ],
  [
    'QualCoder [00:01:02] Name:',
    '[00:01:02] Interviewer: How?\n[00:01:12] Mary: Good.\n[00:01:22] Interviewer: And?',
    ['Interviewer 62: How?', 'Mary 72: Good.', 'Interviewer 82: And?'],
  ],
  [
    'a time and a name in brackets',
    '[00:01:02] [Interviewer] How?\n[00:01:12] [Mary] Good.\n[00:01:22] [Interviewer] And?',
    ['Interviewer 62: How?', 'Mary 72: Good.', 'Interviewer 82: And?'],
  ],
  [
    '[Name] with a colon',
    '[Interviewer]: How was it?\n[Mary]: Good.\n[Interviewer]: And then?\n[Mary]: Fine.',
    ASKED,
  ],
  [
    '[Name] above the words',
    '[Interviewer]\nHow was it?\n[Mary]\nGood.\n[Interviewer]\nAnd then?\n[Mary]\nFine.',
    ASKED,
  ],
  [
    'codes in round brackets',
    '(INT) How?\n(P01) Good.\n(INT) And?',
    ['INT: How?', 'P01: Good.', 'INT: And?'],
  ],
  [
    'codes in round brackets with a colon',
    '(INT): How?\n(P01): Good.\n(INT): And?',
    ['INT: How?', 'P01: Good.', 'INT: And?'],
  ],
  [
    'names in angle brackets',
    '<Interviewer> How was it?\n<Mary> Good.\n<Interviewer> And then?\n<Mary> Fine.',
    ASKED,
  ],
  ['Otter', 'Ann Lee  00:12\nHello there.\n\nBob Ray  00:15\nHi.\n\nAnn Lee  01:05\nBye.', TIMED],
  [
    'Otter without a name',
    'Unknown Speaker  0:00\nHello.\n\nSpeaker 1  0:15\nHi.\n\nUnknown Speaker  0:20\nBye.',
    ['Unknown Speaker 0: Hello.', 'Speaker 1 15: Hi.', 'Unknown Speaker 20: Bye.'],
  ],
  [
    'Teams in Word',
    'Ann Lee   0:12\nHello there.\nBob Ray   0:15\nHi.\nAnn Lee   1:05\nBye.',
    TIMED,
  ],
  [
    'Teams with family names first',
    'Lee, Ann   0:12\nHello.\nRay, Bob   0:15\nHi.\nLee, Ann   1:05\nBye.',
    ['Lee, Ann 12: Hello.', 'Ray, Bob 15: Hi.', 'Lee, Ann 65: Bye.'],
  ],
  [
    'Zoom',
    '[Ann Lee] 00:00:12\nHello there.\n\n[Bob Ray] 00:00:15\nHi.\n\n[Ann Lee] 00:01:05\nBye.',
    TIMED,
  ],
  [
    'Trint, names above',
    '[00:00:12] Ann Lee\nHello there.\n\n[00:00:15] Bob Ray\nHi.\n\n[00:01:05] Ann Lee\nBye.',
    TIMED,
  ],
  [
    'Trint, names before',
    'Ann Lee [00:00:12] Hello there.\n\nBob Ray [00:00:15] Hi.\n\nAnn Lee [00:01:05] Bye.',
    TIMED,
  ],
  [
    'Rev',
    'Ann Lee (00:12):\nHello there.\n\nBob Ray (00:15):\nHi.\n\nAnn Lee (01:05):\nBye.',
    TIMED,
  ],
  [
    'names on lines of their own',
    'Interviewer\nHow was it?\n\nMary\nGood.\n\nInterviewer\nAnd then?\n\nMary\nFine.',
    ASKED,
  ],
  [
    'names in capitals on lines of their own',
    'INTERVIEWER\nHow?\n\nMARY\nGood.\n\nINTERVIEWER\nAnd?\n\nMARY\nFine.',
    ['INTERVIEWER: How?', 'MARY: Good.', 'INTERVIEWER: And?', 'MARY: Fine.'],
  ],
  [
    'letters with numbers',
    'I: How?\nR1: Good.\nR2: Bad.\nI: And?',
    ['I: How?', 'R1: Good.', 'R2: Bad.', 'I: And?'],
  ],
  [
    'Q: and A:',
    'Q: How?\nA: Good.\nQ: And?\nA: Fine.',
    ['Q: How?', 'A: Good.', 'Q: And?', 'A: Fine.'],
  ],
  [
    'Q. and A.',
    'Q. How?\nA. Good.\nQ. And?\nA. Fine.',
    ['Q: How?', 'A: Good.', 'Q: And?', 'A: Fine.'],
  ],
  [
    'dashes',
    'INT - How?\nP01 - Good.\nINT - And?\nP01 - Fine.',
    ['INT: How?', 'P01: Good.', 'INT: And?', 'P01: Fine.'],
  ],
  [
    'names that are not Latin',
    'Ερευνητής: Πώς;\nΜαρία: Καλά.\nΕρευνητής: Και;\nΜαρία: Ναι.',
    ['Ερευνητής: Πώς;', 'Μαρία: Καλά.', 'Ερευνητής: Και;', 'Μαρία: Ναι.'],
  ],
  [
    'names without capitals',
    '면접자: 어때?\n참여자: 좋아\n면접자: 그래?\n참여자: 네',
    ['면접자: 어때?', '참여자: 좋아', '면접자: 그래?', '참여자: 네'],
  ],
  [
    'titles, initials, apostrophes and hyphens',
    'Dr. A. O’Brien-Smith: Hello.\nInterviewer (SH): Hi.\nDr. A. O’Brien-Smith: So.\nInterviewer (SH): Yes.',
    [
      'Dr. A. O’Brien-Smith: Hello.',
      'Interviewer: Hi.',
      'Dr. A. O’Brien-Smith: So.',
      'Interviewer: Yes.',
    ],
  ],
  [
    'many words in a name',
    'Professor Sir John A. Smith OBE: A\nInterviewer: B\nProfessor Sir John A. Smith OBE: C',
    ['Professor Sir John A. Smith OBE: A', 'Interviewer: B', 'Professor Sir John A. Smith OBE: C'],
  ],
  [
    'labels of recognisers',
    '[SPEAKER_00]: A\n[SPEAKER_01]: B\n[SPEAKER_00]: C',
    ['SPEAKER_00: A', 'SPEAKER_01: B', 'SPEAKER_00: C'],
  ],
]

/** What looks like a speaker inside the speech and is none, each put between two turns. */
const TRAPS = [
  '10:30 Meeting: the plan',
  'https://example.org: good',
  'mailto:ann@example.org',
  'Note: she laughed',
  'See also: the leaflet',
  '[laughs]',
  '[Laughter] well',
  '(pause)',
  'A. the first',
  'Q. the second',
  'Interviewer - that was the word',
  'Yes',
  'Okay',
  'For example: this',
  '3:45',
  'Ratio 2:1 they said',
]

describe('the shapes of transcripts', () => {
  it.each(SHAPES)('%s', (_, text, expected) => {
    expect(said(text)).toEqual(expected)
  })

  it.each(TRAPS)('“%s” inside a turn is speech', trap => {
    const text = `Interviewer: How was it?\nMary: Good.\n${trap}\nInterviewer: And then?\nMary: Fine.`
    expect(said(text)).toEqual(
      ASKED.map(turn => (turn === 'Mary: Good.' ? `${turn} ${trap}` : turn)),
    )
  })

  it.each([
    ['options of a list', 'A. yes\nB. no\nC. both\n\nA. one\nB. two\nC. three'],
    ['stage directions', 'He came in.\n[Laughter] Then\n[Pause] she left.\n[Laughter] So'],
    ['dashes of prose', 'Monday - we met\nTuesday - we wrote\nMonday - we met\nTuesday - we rang'],
    [
      'headings of one word',
      'Background\nWe went.\n\nLeeds\nWe saw.\n\nBackground\nAgain.\n\nLeeds\nOnce more.',
    ],
  ])('%s are a document', (_, text) => {
    expect(detectTurns(text).every(block => block.turn === null)).toBe(true)
  })
})

describe('real transcripts', () => {
  it('each have their interviewer and their participant, who take turns', async ({ skip }) => {
    const interviews = sharedFiles('data/interviews-pdf', '.pdf')?.filter(({ name }) =>
      /^P\d/.test(name),
    )
    const notes = sharedFiles('data/notes-txt', '.txt')?.filter(({ bytes }) =>
      /^I: /m.test(String(bytes)),
    )
    if (!interviews || !notes) return skip()
    expect([interviews.length, notes.length]).toEqual([7, 16])
    for (const { name, bytes } of [...interviews, ...notes]) {
      const { blocks, kind } = await readSource(name, bytes)
      const speakers = [...new Set(blocks.flatMap(block => block.speaker ?? []))]
      const asks = name.endsWith('.pdf') ? 'Dan' : 'I'
      expect(kind, name).toBe('transcript')
      expect(speakers, name).toContain(asks)
      expect(speakers.filter(label => label !== asks).length, name).toBeGreaterThanOrEqual(1)
    }
  })
})
