/**
 * Texts that read like interviews and are the same on every machine: words by frequency, sentences and turns of human
 * length, from a seeded generator. No measurement depends on what they say.
 */

/** Numbers in [0, 1) that follow from the seed alone (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const WORDS =
  `the and I to it a you was that of in they so know just there she but on me like for what he with we had not
is at about really think because people then my all go were if one this said when get out them up do have group been well
going more time first somebody went felt could house things week used link worker doctor phone rang waited walking garden
money letter bus afraid kettle Thursday trust help myself talking months stopped lonely coming neighbours appointment
remember actually honestly suppose whatever everything daughter benefits listened door choir allotment surgery referral`.split(
    /\s+/,
  )

/** A transcript of about so many words, with turns of an interviewer and a participant. */
export function makeTranscript(seed: number, words: number): string {
  const random = randomFrom(seed)
  const turns: string[] = []
  for (let count = 0, isInterviewer = true; count < words; isInterviewer = !isInterviewer) {
    const length = isInterviewer ? 6 + Math.floor(random() * 20) : 30 + Math.floor(random() * 140)
    turns.push(`${isInterviewer ? 'Interviewer' : `P${seed}`}: ${makeSpeech(random, length)}`)
    count += length
  }
  return `${turns.join('\n\n')}\n`
}

function makeSpeech(random: () => number, words: number): string {
  const sentences: string[] = []
  for (let left = words; left > 0; ) {
    const length = Math.min(left, 4 + Math.floor(random() * 18))
    // Squared, so that the first words of the list come most often, as in any language.
    const sentence = Array.from({ length }, () => WORDS[Math.floor(random() ** 2 * WORDS.length)])
    const text = sentence.join(' ')
    sentences.push(`${text.charAt(0).toUpperCase()}${text.slice(1)}${random() < 0.1 ? '?' : '.'}`)
    left -= length
  }
  return sentences.join(' ')
}

/** A transcript cut to exactly so many characters. */
export function makeText(seed: number, characters: number): string {
  return makeTranscript(seed, Math.ceil(characters / 4)).slice(0, characters - 1) + '\n'
}

/** A passage with its roles. */
export interface MadeCoding {
  start: number
  end: number
  roles: ('C' | 'I' | 'M' | 'O')[]
}

/** Passages of a few words to a few sentences, spread over a text, overlapping as real ones do. */
export function makeCodings(seed: number, textLength: number, count: number): MadeCoding[] {
  const random = randomFrom(seed)
  const roles = ['C', 'I', 'M', 'O'] as const
  return Array.from({ length: count }, () => {
    const start = Math.floor(random() * (textLength - 400))
    const role = roles[Math.floor(random() * 4)] ?? 'C'
    return { start, end: start + 20 + Math.floor(random() * 300), roles: [role] }
  })
}
