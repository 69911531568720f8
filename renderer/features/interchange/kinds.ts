/** What programs call the parts of a project in its file, in words of the field; several of each. */
const WORDS: Readonly<Record<string, string>> = {
  PlainTextSelection: 'Passages of text',
  TranscriptSelection: 'Passages of transcripts',
  PDFSelection: 'Places on pages of PDFs',
  PictureSelection: 'Places in pictures',
  AudioSelection: 'Stretches of sound recordings',
  VideoSelection: 'Stretches of films',
  TextSource: 'Texts',
  PDFSource: 'PDFs',
  PictureSource: 'Pictures',
  AudioSource: 'Sound recordings',
  VideoSource: 'Films',
  SelectionRef: 'Passages that belong to a case',
  VariableValue: 'What is known of participants',
  'Description of a Variable': 'Descriptions of attributes',
  'GUID of a code': 'Codes without an identifier of their own',
  Case: 'Cases',
  Set: 'Sets',
  Graph: 'Diagrams',
  Link: 'Links',
  Note: 'Notes',
  // QualCoder and Taguette
  source: 'Sources',
  attribute: 'What is known of participants',
  code_text: 'Passages of text',
  Highlight: 'Passages of text',
}

/** A kind in words of the field; what is called in no known way keeps its name, as words. */
export function kindInWords(what: string): string {
  if (Object.hasOwn(WORDS, what)) return WORDS[what] ?? what
  const words = what
    .replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})|_/gu, ' ')
    .replaceAll(/\s+\p{Lu}(?=\p{Ll})/gu, letter => letter.toLowerCase())
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The name that finds the thing in the file, where it is another than the words. */
export function nameInFile(what: string): string | null {
  return /^[A-Za-z_]+$/.test(what) && /[a-z][A-Z]|_/.test(what) ? what : null
}
