/** The label in the form in which two of them are compared: case and spacing do not count. */
export function labelKey(label: string): string {
  return label.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '').trim()
}

const INTERVIEWER_CODE = /^(?:interv|intv|int|i|mod|fac|q|question|host|chair)[ ._#-]?\d{0,3}$/
const INTERVIEWER_WORD =
  /^(?:co-?)?(?:interviewer(?:in)?|intervieweur|intervieweuse|researcher|moderator(?:in)?|facilitator|entrevistadora?|investigador(?:a)?|intervistat(?:ore|rice)|enqu[eê]t(?:eur|rice)|forscher(?:in)?)\d{0,3}$/

/** Whether a speaker label names the person who asks, such as `Interviewer`, `INT`, `I2`, `Moderator` or `Q`. */
export function isInterviewer(label: string): boolean {
  const key = labelKey(label)
  if (INTERVIEWER_CODE.test(key) || INTERVIEWER_WORD.test(key)) return true
  // `Second Interviewer` and `Interviewer JS`, but not `researcher such that`.
  return isNameLike(label) && key.split(' ').some(word => INTERVIEWER_WORD.test(word))
}

const RESPONDENT =
  /^(?:(?:fe)?male )?(?:participant|respondent|interviewee|informant|speaker|answer|client|patient|carer|staff|link worker|resp|part|p|r|a)(?:[ ._#-]?\d{0,3}|[ ._#-][a-z])$/

/** Whether a label is a usual word for somebody in an interview: an interviewer, a participant, `Speaker 2`, `R`. */
export function isKnownSpeaker(label: string): boolean {
  return isInterviewer(label) || RESPONDENT.test(labelKey(label))
}

/** Whether a label is a pseudonym made of letters and digits, such as `P07`, `FG1-P3` or `LW_02`. */
export function isCodeLabel(label: string): boolean {
  return (
    label.length <= 16 &&
    /^\p{Lu}/u.test(label) &&
    /\d/.test(label) &&
    /^[\p{Lu}\d]{1,5}(?:[-_.#][\p{Lu}\d]{1,5}){0,3}\p{Ll}?$/u.test(label)
  )
}

const PARTICLES = new Set(
  'de del della der den di da do dos van von la le bin ibn al el of and y e und'.split(' '),
)

/** Whether every word starts as a name does: a capital, a digit, or a script without capitals. */
export function isNameLike(label: string): boolean {
  return label
    .split(/\s+/)
    .every(word => /^[\p{Lu}\p{Lt}\p{Lo}\p{N}#]/u.test(word) || PARTICLES.has(word))
}

/** The pattern of a label, for labels that come in series: `P07` and `P12` share one, so do `ANN` and `MARIA`. */
export function labelShape(label: string): string {
  return label
    .replace(/\p{Lu}+/gu, 'A')
    .replace(/\p{Ll}+/gu, 'a')
    .replace(/\d+/g, '9')
    .replace(/\s+/g, ' ')
}

// Words of a form at the top of a transcript: what follows is about the interview, not in it.
const METADATA =
  wordSet(`date|time|interview|interview no|interview number|interview id|interview date|setting|location|
  place|venue|duration|length|project|study|title|site|file|file name|filename|recording|recorded|id|participant id|
  participants|present|attendees|apologies|transcribed by|transcriber|transcript|transcription|version|language|gender|
  sex|age|ethnicity|occupation|job title|role|group|consent|organisation|organization|service|region|start|end|
  start time|end time|name|status|mode|format|interviewed by|interview type|data collection`)

/** Whether a label belongs to the form at the top of a transcript, such as `Date` or `Setting`. */
export function isMetadataLabel(label: string): boolean {
  return METADATA.has(labelKey(label))
}

// Labels of prose, lists and papers that recur like speakers but never speak.
const NOT_SPEAKERS =
  wordSet(`note|notes|nb|n.b|ps|p.s|eg|e.g|ie|i.e|example|for example|for instance|however|because|
  also|so|but|and|or|then|thus|therefore|first|second|third|finally|topics|topic|aim|aims|objective|objectives|abstract|
  background|introduction|method|methods|result|results|finding|findings|discussion|conclusion|conclusions|limitations|
  implications|summary|keywords|funding|correspondence|received|accepted|published|doi|context|contexts|mechanism|
  mechanisms|outcome|outcomes|intervention|resource|reasoning|theme|themes|code|codes|memo|comment|comments|quote|extract|
  source|sources|reference|references|action|actions|owner|agenda|decision|decisions|task|tasks|todo|to do|warning|tip|
  important|strengths|weaknesses|opportunities|threats|pros|cons|enablers|barriers|design|design & setting|
  page|pages|tel|phone|fax|email|e-mail|re|subject|from|to|cc|sent|http|https|www|url|file|image|photo|laughter|pause|
  background noise|laughs|laughing|inaudible|unclear|crosstalk|silence|yes|no|yeah|yep|okay|ok|right|
  thanks|sure|mm|mmm|hmm|well|end of interview|end of transcript|part|section|what|who|when|where|why|how|if|because|cmoc|cmocs`)
const NUMBERED_HEADING =
  /^(?:guiding principle|principle|step|concept|phase|theme|part|section|chapter|table|figure|fig|box|cmoc?|cmocs|theory|hypothesis|appendix|session|week|day|page|item|point|option|stage|level|goal|objective|aim|comment|note|question set|topic|ipt|pt|vignette|case study|covid|recommendation|annex)[ ._#-]?[\divx]+[a-z]?$/

/** Whether a label is a word of prose or of a paper's layout that is never a speaker, such as `Note` or `Step 2`. */
export function isNeverSpeaker(label: string): boolean {
  const key = labelKey(label)
  return METADATA.has(key) || NOT_SPEAKERS.has(key) || NUMBERED_HEADING.test(key)
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split('|').map(word => word.trim()))
}
