import {
  isCodeLabel,
  isInterviewer,
  isKnownSpeaker,
  isMetadataLabel,
  isNameLike,
  isNeverSpeaker,
  labelShape,
} from './speaker-labels.ts'
import type { Line } from './lines.ts'
import type { Candidate, WeakForm } from './turn-candidates.ts'

/**
 * Decides for a whole document which candidate lines open turns. No single line can tell `Ann: yes` from `Aim: to test`,
 * so the labels are judged together: speakers recur, alternate, come in series (P07, P12) or bear time stamps, while
 * headings and notes occur once. Returns the chosen candidates in order; empty where the text is not a transcript.
 */
export function chooseSpeakers(
  lines: readonly Line[],
  candidates: readonly Candidate[],
): Candidate[] {
  return chooseFrom(lines, bodyOf(lines, candidates))
}

/**
 * The same among labels without a colon, for a text in which no others speak. Prose looks like them (every table has
 * cells, every speaker stutters with dashes), so a known interviewer has to be among them, and labels have to recur.
 */
export function chooseWeakSpeakers(
  lines: readonly Line[],
  weak: readonly Candidate[],
  strong: readonly Candidate[],
): Candidate[] {
  const left = new Set(bodyOf(lines, [...weak, ...strong]))
  const body = weak.filter(each => left.has(each))
  for (const [form, minRecurring] of WEAK_FORMS) {
    const pool = body.filter(each => each.form === form)
    const groups = [...groupByKey(pool).values()]
    const recurring = groups.filter(group => group.length >= 2).length
    if (groups.length < 2 || recurring < minRecurring) continue
    if (!pool.some(each => isInterviewer(each.label))) continue
    const chosen = chooseFrom(lines, pool)
    if (chosen.length > 0) return chosen
  }
  return []
}

/** Without the form at the top and the words that never speak. */
function bodyOf(lines: readonly Line[], candidates: readonly Candidate[]): Candidate[] {
  return dropHeader(lines, candidates).filter(each => !isNeverSpeaker(each.label))
}

/** From the likeliest to the least likely, with how many of their labels have to occur twice. */
const WEAK_FORMS: readonly [WeakForm, number][] = [
  ['tab', 0],
  ['bracket', 1],
  ['dot', 1],
  ['dash', 2],
  ['bare', 2],
]

function chooseFrom(lines: readonly Line[], pool: readonly Candidate[]): Candidate[] {
  const groups = groupByKey(pool)
  const core = coreKeys(groups)
  const turns = pool.filter(each => core.has(each.key))
  if (isShortDialogue(lines, pool)) return [...pool]
  return isTranscript(lines, turns) ? addKin(groups, core, pool) : []
}

/** The labels that speak for themselves. Whom an interviewer talks to may take a single, long turn under a name. */
function coreKeys(groups: Groups): Set<string> {
  const core = [...groups.values()].filter(isCore)
  const isOneSided = core.length > 0 && core.every(([first]) => first && isInterviewer(first.label))
  const others = [...groups.values()].filter(([first]) => first && isNameLike(first.label))
  return new Set((isOneSided ? [...core, ...others] : core).map(([first]) => first?.key ?? ''))
}

type Groups = Map<string, Candidate[]>

function groupByKey(pool: readonly Candidate[]): Groups {
  const groups: Groups = new Map()
  for (const each of pool) {
    const group = groups.get(each.key)
    if (group) group.push(each)
    else groups.set(each.key, [each])
  }
  return groups
}

/** Whether a label's lines are enough to take it for a speaker. */
function isCore(group: Candidate[]): boolean {
  const [first] = group
  if (!first) return false
  const { label } = first
  if (isKnownSpeaker(label)) return true
  const spaced = group.filter(each => each.form !== 'tight').length
  if (isCodeLabel(label)) return true
  if (isNameLike(label)) return spaced >= 2 || group.some(isStamped)
  return spaced >= 3 && !label.includes(' ')
}

function isStamped(each: Candidate): boolean {
  return each.isStamped
}

function isTranscript(lines: readonly Line[], turns: readonly Candidate[]): boolean {
  const [first] = turns
  if (!first) return false
  const isShort = lines.length <= 12
  // Notes often end in an interview, papers quote one: in the one labels fill the rest of the text, in the other not.
  const rest = lines.length - first.line
  const fillsRest = turns.length >= 2 && turns.length * 8 >= rest
  const startsEarly = first.line <= Math.max(8, lines.length * 0.3)
  if (!startsEarly && !fillsRest) return false
  if (!isShort && turns.length * 200 < rest) return false
  const groups = [...groupByKey(turns).values()]
  if (groups.length === 1) return isMonologue(lines, turns)
  const switches = countSwitches(turns)
  const recurring = groups.filter(group => group.length >= 2).length
  const stamped = turns.filter(isStamped).length
  const isSure =
    recurring >= 1 || turns.every(({ form }) => form !== 'stamped' && (isShort || form === 'cue'))
  if (stamped >= 2 && isSure) return true
  if (turns.some(each => isInterviewer(each.label))) return true
  const isDense = turns.length * 50 >= rest
  if (
    turns.some(each => isKnownSpeaker(each.label)) &&
    (isShort || (turns.length >= 4 && isDense))
  ) {
    return true
  }
  if (groups.filter(group => isCodeLabel(group[0]?.label ?? '')).length >= 2) return true
  // Mere names need a longer exchange, or one from the top: words such as `Rejected:` recur in plans and minutes too.
  const share = switches / (turns.length - 1)
  const fromTheTop = first.line <= 8 && turns.length >= 4 && share >= 0.8
  const isExchange = turns.length * 8 >= rest || turns.length >= 12 || fromTheTop
  const alternates = share >= 0.2 && isDense
  return recurring >= 2 && alternates && isExchange && !isForm(turns, groups)
}

/** One speaker throughout: a usual word for one, or a stamped header above every paragraph. */
function isMonologue(lines: readonly Line[], turns: readonly Candidate[]): boolean {
  const [first] = turns
  if (!first) return false
  if (turns.length >= 2 && turns.every(isStamped)) return true
  const isEnough = turns.length >= 2 ? turns.length * 20 >= lines.length : lines.length <= 12
  if (!isEnough && first.line > 0) return false
  if (isKnownSpeaker(first.label)) return first.label.length > 1 || turns.length >= 2
  return isCodeLabel(first.label) && (first.line === 0 || lines[first.line]?.isAfterBlank === true)
}

/** Whether three or more labels come round in one fixed order, as the fields of a form do and speakers do not. */
function isForm(turns: readonly Candidate[], groups: readonly Candidate[][]): boolean {
  const period = groups.length
  if (period < 3) return false
  return turns.every((each, index) => index < period || each.key === turns[index - period]?.key)
}

/** A few lines, nearly all labelled, by two names in turn: `Ann: Hello` and `Bob: Hi`. */
function isShortDialogue(lines: readonly Line[], pool: readonly Candidate[]): boolean {
  const keys = new Set(pool.map(each => each.key))
  if (keys.size !== 2 || lines.length > 12 || pool.length * 2 < lines.length) return false
  const areNames = pool.every(each => isNameLike(each.label) && each.form !== 'tight')
  return areNames && countSwitches(pool) >= (pool.length - 1) / 2
}

function countSwitches(turns: readonly Candidate[]): number {
  return turns.filter((each, index) => index > 0 && each.key !== turns[index - 1]?.key).length
}

/** Adds the labels that occur once but match the others: by time stamp, by pattern, by a role in brackets, by a line of their own. */
function addKin(groups: Groups, core: Set<string>, pool: readonly Candidate[]): Candidate[] {
  const members = [...groups.values()].filter(group => core.has(group[0]?.key ?? '')).flat()
  const shapes = new Set(members.map(each => labelShape(each.label)).filter(isSeries))
  const roles = members.filter(each => each.hasRole).length * 2 >= members.length
  const stamps = members.filter(isStamped).length * 2 >= members.length
  const lonely = members.filter(isAlone).length * 2 >= members.length
  const keys = [...core]
  const isKin = (each: Candidate) =>
    keys.some(key => isMisspelt(each.key, key)) ||
    shapes.has(labelShape(each.label)) ||
    (roles && each.hasRole && isNameLike(each.label)) ||
    (stamps && isStamped(each)) ||
    (lonely && isAlone(each) && isNameLike(each.label))
  return pool.filter(each => core.has(each.key) || isKin(each))
}

function isAlone(each: Candidate): boolean {
  return each.form === 'alone'
}

const MIN_MISSPELT = 6

/** Whether a label is another with one letter wrong, missing or too many, as `Particpant` is. */
function isMisspelt(key: string, of: string): boolean {
  const [short, long] = key.length < of.length ? [key, of] : [of, key]
  // In a code or a number every sign counts.
  if (short.length < MIN_MISSPELT || long.length - short.length > 1 || /\d/.test(long)) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  const rest = long.length - same - 1
  return long.slice(same + 1) === (rest === 0 ? '' : short.slice(-rest))
}

/** A pattern says something when it has a digit or is all capitals; every name looks like `Aa`. */
function isSeries(shape: string): boolean {
  return shape.includes('9') || !shape.includes('a')
}

const HEADER_LINES = 25
const HEADER_LINE_LENGTH = 120

/**
 * Leaves out the form at the top (`Interviewer: J. Smith`, `Date: 3 May`, `Setting: ...`): everything down to its last
 * `Date`-like field, and short fields right below it that end in a blank line.
 */
function dropHeader(lines: readonly Line[], candidates: readonly Candidate[]): Candidate[] {
  const byLine = new Map(candidates.map(each => [each.line, each]))
  const isShort = (index: number) => {
    const line = lines[index]
    return line !== undefined && line.end - line.start <= HEADER_LINE_LENGTH
  }
  let last = -1
  for (let index = 0; index < Math.min(lines.length, HEADER_LINES) && isShort(index); index++) {
    const candidate = byLine.get(index)
    if (!candidate) continue
    // Behind a turn, fields in a line are speech.
    const isForm = candidate.isForm === true && candidate === candidates[0]
    if (isMetadataLabel(candidate.label) || isForm) last = index
    else if (last === -1 && index > 3) break
  }
  if (last === -1) return [...candidates]
  let end = last + 1
  while (
    end < lines.length &&
    isShort(end) &&
    byLine.has(end) &&
    lines[end]?.isAfterBlank === false
  )
    end++
  const closes = end < lines.length && lines[end]?.isAfterBlank === true
  const from = closes ? end : last + 1
  return candidates.filter(each => each.line >= from)
}
