import { describe, expect, test } from 'vitest'
import type { NameRule } from '../../../../shared/names/rules.ts'
import { suggestNames } from '../../../../shared/names/suggest-names.ts'

const named = (text: string, ...speakers: string[]) => ({ text, speakers })
const show = (texts: Parameters<typeof suggestNames>[0], known: readonly NameRule[] = []) =>
  suggestNames(texts, known).map(each => `${each.name} (${each.kind}, ${each.why})`)

describe('suggest-names', () => {
  test('a capital is telling only where none is due', () => {
    const text = [
      'INT: Well, what about it? Yes. Then Wendy came. (Later she left.) “Come in,” I said.',
      '• Bring a bag\n1. Take notes\n00:12:31 Good\nTheme Three: Getting In Touch With Services',
      'On Monday in May the NHS and two GPs said it, in English, at Christmas. [Laughs] So I went.',
    ].join('\n')
    expect(show([named(text)])).toEqual(['Wendy (person, cue)'])
  })

  test('words with capitals that belong together are one name', () => {
    const text =
      'so we saw Sheila Murray at Leeds General Infirmary, and the University of Leeds, with Anne-Marie O’Brien in Stoke-on-Trent'
    expect(show([named(text)])).toEqual([
      'Anne-Marie O’Brien (person, cue)',
      'Sheila Murray (person, cue)',
      'Leeds General Infirmary (place, cue)',
      'Stoke-on-Trent (place, cue)',
      'University of Leeds (organisation, cue)',
    ])
  })

  test('two names with “and” between them are two', () => {
    expect(show([named('we met Wendy and Bob')])).toEqual([
      'Wendy (person, cue)',
      'Bob (other, capital)',
    ])
  })

  test('a title speaks for a name and is no part of it, even at the start of a sentence', () => {
    const text =
      'Mrs Patel rang. Then Dr. Lee. I like nurse Joy, but my Sister helped. Prof Jane Hill did.'
    expect(show([named(text)])).toEqual(
      ['Jane Hill', 'Joy', 'Lee', 'Patel'].map(name => `${name} (person, title)`),
    )
  })

  test('speakers are people where their label is a name', () => {
    const labels = ['Interviewer', 'P01', 'Speaker 2', 'Facilitator', 'Link Worker', 'GP', 'Nurse']
    const text = 'SHEILA: yes\nDr Owusu: no\nP01: and Sheila too\nJo (carer): so'
    expect(show([named(text, 'SHEILA', 'Dr Owusu', 'Jo (carer)', ...labels)])).toEqual([
      'Sheila (person, speaker)',
      'Jo (person, speaker)',
      'Owusu (person, speaker)',
    ])
  })

  test('cues tell places and organisations', () => {
    const text =
      'I live in Fenwick, off Slip Street, in Yorkshire, under Leeds City Council and Age Trust Ltd and the Hope NHS Trust'
    expect(show([named(text)])).toEqual([
      'Fenwick (place, cue)',
      'Slip Street (place, cue)',
      'Yorkshire (place, cue)',
      'Age Trust Ltd (organisation, cue)',
      'Hope NHS Trust (organisation, cue)',
      'Leeds City Council (organisation, cue)',
    ])
  })

  test('a word that is mostly written small is no name', () => {
    const texts = [
      named('we use Recovery here'),
      named('the recovery and then recovery; see Wendy'),
    ]
    expect(show(texts)).toEqual(['Wendy (other, capital)'])
  })

  test('what the list knows, parts of it, and its replacements are not suggested again', () => {
    const known: NameRule[] = [
      { name: 'Sheila Murray', replacement: 'Anne Hill', kind: 'person' },
      { name: 'Leeds', replacement: 'a town in Kent', kind: 'place' },
    ]
    const text =
      'so Sheila, Murray, Leeds, [Anne Hill], Anne Hill, [a town in Kent] and Sheila Jones'
    expect(show([named(text)], known)).toEqual(['Sheila Jones (other, capital)'])
  })

  test('counts are of what would be replaced: a name within a longer one is not counted', () => {
    const texts = [named('so Wendy Pell, Wendy and Wendy'), named('then Wendy. Wendy Pell')]
    const counts = suggestNames(texts, []).map(each => [each.name, each.count, each.sourceCount])
    expect(counts).toEqual([
      ['Wendy', 3, 2],
      ['Wendy Pell', 2, 2],
    ])
  })

  test('where every noun has a capital only titles and speakers count', () => {
    const sentence =
      'ich war mit dem Auto in der Stadt und habe die Tasche im Laden von Frau Müller gelassen, weil das Wetter und der Regen'
    const texts = [named(`${sentence}, ${sentence}, ${sentence}`, 'Heike')]
    expect(show(texts)).toEqual(['Heike (person, speaker)', 'Müller (person, title)'].toReversed())
  })
})
