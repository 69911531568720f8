import { makeDocx } from '../support/docx.ts'
import { makeTranscript, randomFrom } from './corpus.ts'

/**
 * A transcript as Word writes one that was typed and corrected: styles, a bold label, sentences in several runs with
 * revision marks and spelling errors between them, smart quotes.
 */
export function makeWordTranscript(seed: number, words: number): Buffer {
  const random = randomFrom(seed)
  const paragraphs = makeTranscript(seed, words)
    .trim()
    .split('\n\n')
    .map(turn => turnParagraph(turn, random))
  const heading = `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run(`Interview ${seed}`, '')}</w:p>`
  const styles = ['Normal', 'heading 1', 'Speech'].map(
    (name, at) =>
      `<w:style w:type="paragraph" w:styleId="${['Normal', 'Heading1', 'Speech'][at]}"><w:name w:val="${name}"/></w:style>`,
  )
  return makeDocx({
    body: heading + paragraphs.join(''),
    styles: styles.join(''),
    relationships:
      '<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>',
  })
}

function turnParagraph(turn: string, random: () => number): string {
  const label = /^[^:]*:/.exec(turn)?.[0] ?? ''
  const sentences = turn.slice(label.length).split(/(?<=[.?])/)
  const runs = sentences.map(sentence => {
    const error = random() < 0.2 ? '<w:proofErr w:type="spellStart"/>' : ''
    return error + run(sentence, mark(random))
  })
  return `<w:p w:rsidR="${mark(random)}" w:rsidRDefault="${mark(random)}"><w:pPr><w:pStyle w:val="Speech"/><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>${run(label, '', '<w:b/>')}${runs.join('')}</w:p>`
}

function run(text: string, revision: string, bold = ''): string {
  const properties = `<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>${bold}<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr>`
  const attribute = revision === '' ? '' : ` w:rsidRPr="${revision}"`
  return `<w:r${attribute}>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

function mark(random: () => number): string {
  return `00${Math.floor(random() * 0xffffff)
    .toString(16)
    .padStart(6, '0')
    .toUpperCase()}`
}
