import { foldQuote } from '../folded-text.ts'

/** What a table that people typed is of. */
export const TYPED_KINDS = ['configurations', 'elements', 'codings', 'codes'] as const
/** What a table that people typed is of. */
export type TypedKind = (typeof TYPED_KINDS)[number]

/** What a column can be for; `ignore` is for nothing. */
export const COLUMN_USES = [
  ...['context', 'intervention', 'mechanism', 'resource', 'reasoning', 'outcome'],
  ...['quote', 'contextQuote', 'interventionQuote', 'mechanismQuote', 'outcomeQuote'],
  ...['supports', 'refines', 'challenges', 'evidenceByElement', 'source', 'speaker', 'number'],
  ...['title', 'handle', 'statement'],
  ...['status', 'stance', 'role', 'element', 'note', 'code', 'codes', 'parent', 'description'],
  ...['inclusion', 'exclusion', 'colour', 'start', 'end', 'before', 'after', 'researcher'],
  ...['confidence', 'created', 'id', 'ignore'],
] as const
/** What a column can be for. */
export type ColumnUse =
  | ('context' | 'intervention' | 'mechanism' | 'resource' | 'reasoning' | 'outcome')
  | ('quote' | 'contextQuote' | 'interventionQuote' | 'mechanismQuote' | 'outcomeQuote')
  | (
      | 'supports'
      | 'refines'
      | 'challenges'
      | 'evidenceByElement'
      | 'source'
      | 'speaker'
      | 'number'
      | 'title'
      | 'handle'
      | 'statement'
    )
  | (
      | 'status'
      | 'stance'
      | 'role'
      | 'element'
      | 'note'
      | 'code'
      | 'codes'
      | 'parent'
      | 'description'
    )
  | ('inclusion' | 'exclusion' | 'colour' | 'start' | 'end' | 'before' | 'after' | 'researcher')
  | ('confidence' | 'created' | 'id' | 'ignore')

/** Header words in the order in which they are tried: what says more comes first. */
const WORDS: readonly (readonly [ColumnUse, RegExp])[] = [
  ['evidenceByElement', /^evidence by element$/],
  [
    'supports',
    /^support(?:s|ing|ed)?:? (?:quotes?|evidence|passages?)$|^(?:quotes?|evidence) (?:for|in favou?r)$/,
  ],
  ['refines', /^refin(?:es|ing|ed)?:? (?:quotes?|evidence|passages?)$/],
  [
    'challenges',
    /^challeng(?:es|ing|ed)?:? (?:quotes?|evidence|passages?)$|^(?:quotes?|evidence) against$|^(?:contradicting|disconfirming|refuting) .*$/,
  ],
  ['contextQuote', /^(?=.*\bcontexts?\b)(?=.*\b(?:quotes?|evidence|excerpts?|extracts?)\b)/],
  [
    'interventionQuote',
    /^(?=.*\binterventions?\b)(?=.*\b(?:quotes?|evidence|excerpts?|extracts?)\b)/,
  ],
  ['mechanismQuote', /^(?=.*\bmechanisms?\b)(?=.*\b(?:quotes?|evidence|excerpts?|extracts?)\b)/],
  ['outcomeQuote', /^(?=.*\boutcomes?\b)(?=.*\b(?:quotes?|evidence|excerpts?|extracts?)\b)/],
  ['resource', /\bresources?\b/],
  ['reasoning', /\b(?:reasoning|reactions?|responses?)\b/],
  ['statement', /\bstatements?\b|^(?:programme|program) theor(?:y|ies)$|^if then\b|^narrative$/],
  [
    'number',
    /^(?:cmoc?|ioc|icmo|icamo|configuration)s?(?: (?:id|no|nr|number|ref|reference|code))?$|^(?:no|nr|number|#)$/,
  ],
  [
    'context',
    /^contexts?\b|^c$|^(?:kontext|contexte|contexto|contesto)$|^circumstances?$|^(?:if|when)$/,
  ],
  [
    'intervention',
    /^interventions?\b|^i$|^strateg(?:y|ies)\b|^(?:programme|program) (?:component|activity|activities)\b/,
  ],
  ['mechanism', /^mechanisms?\b|^m$|^(?:mechanismus|mécanisme|mecanismo|meccanismo)$|^because$/],
  [
    'outcome',
    /^outcomes?\b|^o$|^(?:results?|effects?|ergebnis|résultat|resultado|risultato)$|^then$/,
  ],
  ['quote', /\b(?:quotes?|quotations?|verbatim|excerpts?|extracts?|citation|zitat)\b/],
  ['inclusion', /^inclu(?:de|des|sion|sion criteria)$/],
  ['exclusion', /^exclu(?:de|des|sion|sion criteria)$/],
  [
    'source',
    /^(?:sources?|documents?|transcripts?|files?|interviews?|study|studies|papers?|references?|quelle)(?: (?:title|name|file|id|titles))?$/,
  ],
  ['speaker', /^(?:speakers?|participants?|respondents?|interviewees?|informants?|who|said by)$/],
  [
    'stance',
    /^(?:stance|relation|direction|support|supports or challenges|for or against|polarity)$/,
  ],
  [
    'role',
    /^(?:roles?|types?|element types?|components?|c m o|cmo (?:element|role|type|component)|kinds?|category)$/,
  ],
  ['element', /^(?:elements?|labels?|items?|element (?:label|name|text)|name of element)$/],
  ['status', /^status$/],
  ['parent', /^(?:parents?|parent code|above|category|theme)$/],
  ['codes', /^codes$/],
  ['code', /^(?:code|node|tag|label|code (?:name|path)|path)$/],
  ['handle', /^(?:short name(?: or metaphor)?|handle|metaphor|nickname)$/],
  ['title', /^(?:title|name|heading|theme|topic)$/],
  ['description', /^(?:descriptions?|definitions?|meaning|memo)$/],
  ['colour', /^colou?r$/],
  ['start', /^(?:start|start position|from|begin)$/],
  ['end', /^(?:end|end position|to)$/],
  ['before', /^before$/],
  ['after', /^after$/],
  ['researcher', /^(?:researchers?|coders?|coded by|user|author)$/],
  ['confidence', /^confidence$/],
  ['created', /^(?:created|created at|coded on|date)$/],
  ['note', /^(?:notes?|comments?|remarks?|memos?)$/],
  ['id', /^(?:id|guid|uuid)$/],
]

/** What the headers say that columns are for; one use is for one column, but for elements, which may have several. */
export function guessUses(header: readonly string[]): ColumnUse[] {
  const taken = new Set<ColumnUse>()
  const uses = header.map((written): ColumnUse => {
    const words = wordsOf(written)
    const use =
      WORDS.find(
        ([each, pattern]) => pattern.test(words) && (SEVERAL.has(each) || !taken.has(each)),
      )?.[0] ?? 'ignore'
    if (use === 'quote' || !SEVERAL.has(use)) taken.add(use)
    return use
  })
  // Other words for a quote count where nothing is called so.
  if (!taken.has('quote')) {
    const other = header.findIndex(
      (written, index) => uses[index] === 'ignore' && isLikeQuote(written),
    )
    if (other !== -1) uses[other] = 'quote'
  }
  // Where quotes stand by stance, a column with all of them says nothing more.
  const isByStance = (['supports', 'refines', 'challenges'] as const).some(use => taken.has(use))
  return uses.map(use => (use === 'quote' && isByStance ? 'ignore' : use))
}

function isLikeQuote(header: string): boolean {
  return /^(?:(?:coded )?passages?|evidence|data|text|segments?|illustrations?)$/.test(
    wordsOf(header),
  )
}

/** Uses that several columns may share: each adds to what the others say. */
export const SEVERAL: ReadonlySet<ColumnUse> = new Set([
  ...(['context', 'intervention', 'mechanism', 'resource', 'reasoning', 'outcome'] as const),
  ...(['quote', 'note'] as const),
])

/** A header as words: `Mechanism (reasoning) 2` and `mechanism_reasoning` as `mechanism reasoning`. */
function wordsOf(header: string): string {
  return foldQuote(header)
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .replace(/(?<=\p{L}) ?\d+$/u, '')
    .replace(/^([cimo]) (?=\p{L}{4,})|(?<=\p{L}{4,}) [cimo]$/gu, '')
    .trim()
}

/** What a table is of, by its columns; null where they say nothing that is known. */
export function guessKind(uses: readonly ColumnUse[]): TypedKind | null {
  const has = (...wanted: ColumnUse[]) => wanted.some(use => uses.includes(use))
  const roles = [
    has('context'),
    has('mechanism', 'resource', 'reasoning'),
    has('outcome'),
    has('intervention'),
  ]
  if (roles.filter(Boolean).length >= 2) return 'configurations'
  if (has('element') && has('role', 'quote', 'number')) return 'elements'
  if (has('quote') && has('role') && has('number')) return 'elements'
  if (has('quote') && has('source', 'codes', 'code')) return 'codings'
  return has('code', 'title') ? 'codes' : null
}
