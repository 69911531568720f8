/** What a code means, in the three parts that the codebook keeps. */
export interface Definition {
  description: string
  inclusion: string
  exclusion: string
}

const INCLUSION = 'Include: '
const EXCLUSION = 'Exclude: '

/** A definition as one text, for programs that know only a description. */
export function joinDefinition({ description, inclusion, exclusion }: Definition): string {
  return [
    description,
    inclusion === '' ? '' : INCLUSION + inclusion,
    exclusion === '' ? '' : EXCLUSION + exclusion,
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

/** The parts of such a text; one that `joinDefinition` did not write is all description. */
export function splitDefinition(text: string): Definition {
  const [rest, exclusion] = cutAt(text, EXCLUSION)
  const [description, inclusion] = cutAt(rest, INCLUSION)
  return { description, inclusion, exclusion }
}

/** What stands before and behind a paragraph's first word. */
function cutAt(text: string, word: string): [string, string] {
  if (text.startsWith(word)) return ['', text.slice(word.length)]
  const at = text.lastIndexOf(`\n\n${word}`)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 2 + word.length)]
}
