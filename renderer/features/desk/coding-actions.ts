import type { Code } from '../../../shared/contract/codes.ts'
import type { Coding } from '../../../shared/contract/codings.ts'
import { orderRoles, ROLE_NAMES, type Role } from '../../../shared/domain/roles.ts'
import { countWords, type TextRange } from '../../../shared/text/boundaries.ts'
import { call } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { useNotices } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { codeKeys, freeDigits } from './code-keys.ts'
import { announce, noteCodeUse } from './desk-store.ts'
import { commitEdges } from './edges.ts'
import type { Change } from './change.ts'
import { realId, submit, temporaryId } from './pending.ts'
import type { DeskSession } from './session.ts'

type Judgement = Partial<Pick<Coding, 'roles' | 'codeIds' | 'note' | 'confidence'>>

/**
 * Codes a passage: it is on screen before the engine has answered. Resolves to null if it was refused. The coding is in hand
 * then, unless something else is by now.
 */
export function createCoding(
  session: DeskSession,
  range: TextRange,
  judgement: Judgement,
  isTakenInHand = true,
): Promise<Coding | null> {
  const { source } = session
  const input = { sourceId: source.id, ...range, ...judgement }
  const coding: Coding = {
    id: temporaryId(),
    roles: [],
    codeIds: [],
    note: '',
    confidence: null,
    quote: source.text.slice(range.start, range.end),
    researcherId: session.researcherId,
    createdAt: new Date().toISOString(),
    isOrphan: false,
    speaker: null,
    ...input,
  }
  const { selectCoding } = useWorkspace.getState()
  const answer = submit(source.id, { kind: 'create', coding }, () => call('codings.create', input))
  if (!isTakenInHand) return answer
  selectCoding(coding.id)
  void answer.then(created => {
    if (useWorkspace.getState().codingId === coding.id) selectCoding(created?.id ?? null)
  })
  return answer
}

/** Changes what a coding says. */
export function updateCoding(
  session: DeskSession,
  coding: Coding,
  patch: Judgement,
): Promise<Coding | null> {
  commitEdges(session)
  const change: Change = { kind: 'update', codingId: coding.id, patch }
  return submit(session.source.id, change, () =>
    call('codings.update', { codingId: realId(coding.id), ...patch }),
  )
}

/** `c` `i` `m` `o`: gives the coding in hand the role or takes it away, or codes the words selected. */
export function applyRole(session: DeskSession, role: Role): void {
  const { target } = session
  if (target === null) announce('Select words first, then press the role.')
  else if ('coding' in target) toggleRole(session, target.coding, role)
  else {
    const words = countWords(session.source.text, target.range)
    void createCoding(session, target.range, { roles: [role] })
    announce(`Coded as ${ROLE_NAMES[role]}: ${words} ${words === 1 ? 'word' : 'words'}`)
  }
}

function toggleRole(session: DeskSession, coding: Coding, role: Role): void {
  const isHeld = coding.roles.includes(role)
  const roles = isHeld
    ? coding.roles.filter(other => other !== role)
    : orderRoles([...coding.roles, role])
  setRoles(session, coding, roles)
}

/** Sets the roles of a coding. */
export function setRoles(session: DeskSession, coding: Coding, roles: Role[]): void {
  void updateCoding(session, coding, { roles })
  announce(
    roles.length === 0
      ? 'No role'
      : `Coded as ${roles.map(role => ROLE_NAMES[role]).join(' and ')}`,
  )
}

/** What a command works on. */
type Target = DeskSession['target']

/**
 * Gives the coding in hand a code or takes it away, or codes the words selected with it and its usual role. `target` is
 * what was in hand when it was asked for, where something had to be waited for meanwhile.
 */
export function applyCode(
  session: DeskSession,
  codeId: string,
  target: Target = session.target,
): void {
  const code = session.codes.find(other => other.id === codeId)
  if (target === null) announce('Select words first, then choose a code.')
  else if ('range' in target) {
    const roles = code?.role ? [code.role] : []
    const isStillInHand = isSame(session.target, target)
    void createCoding(session, target.range, { roles, codeIds: [codeId] }, isStillInHand)
    announce(`Coded with ${code?.name ?? 'a new code'}`)
  } else {
    const { coding } = target
    const isHeld = coding.codeIds.includes(codeId)
    const codeIds = isHeld
      ? coding.codeIds.filter(id => id !== codeId)
      : [...coding.codeIds, codeId]
    void updateCoding(session, coding, { codeIds })
    announce(`${isHeld ? 'Took away' : 'Added'} ${code?.name ?? 'a new code'}`)
  }
  const keys = codeKeys()
  noteCodeUse(codeId, freeDigits(keys).length, Object.values(keys).includes(codeId))
}

/** Whether the same words are in hand: who types on does not wait for an answer. */
function isSame(now: Target, then: { range: TextRange }): boolean {
  return (
    now !== null &&
    'range' in now &&
    now.range.start === then.range.start &&
    now.range.end === then.range.end
  )
}

/** The most characters of words that become a code's name. */
const LONGEST_NAME = 120

/** `v`: makes a code named by the words in hand, an in vivo code, or takes the one that has this name, and gives it. */
export async function applyInVivo(session: DeskSession): Promise<void> {
  const { target } = session
  const passage = target === null ? null : 'coding' in target ? target.coding : target.range
  const words = passage === null ? '' : session.source.text.slice(passage.start, passage.end)
  const name = words.replace(/\s+/g, ' ').trim()
  const { say } = useNotices.getState()
  if (name === '') say('Select the words first that the code is to be named by.')
  else if (name.length > LONGEST_NAME) say('That is too long for a name. Select a few words of it.')
  else {
    const code = await findOrMakeCode(session, name)
    if (code !== undefined) applyCode(session, code.id, current(session, target))
  }
}

/** A code by its name; made, as one that came out of the text, where there is none. */
export async function findOrMakeCode(
  session: DeskSession,
  name: string,
): Promise<Code | undefined> {
  const isNamed = (code: Code) => code.name.toLowerCase() === name.toLowerCase()
  const known = session.codes.find(isNamed)
  if (known !== undefined) return known
  const code = await act('codes.create', { name, origin: 'inductive' })
  if (code !== undefined) session.codes = [...session.codes, code]
  return code
}

/** What was in hand a moment ago, as it is now. */
export function current(session: DeskSession, target: Target): Target {
  if (target === null || 'range' in target) return target
  const coding = session.find(target.coding.id)
  return coding === null ? null : { coding }
}

const CONFIDENCES = [null, 'low', 'medium', 'high'] as const

/** `f`: says how sure the researcher is of the coding in hand: low, medium, high, not said. */
export function stepConfidence(session: DeskSession, direction: -1 | 1): void {
  const coding = session.selectedCoding
  if (coding === null) {
    announce('Take a coding in hand first.')
    return
  }
  const at = CONFIDENCES.indexOf(coding.confidence) + direction
  const confidence = CONFIDENCES.at(at % CONFIDENCES.length) ?? null
  void updateCoding(session, coding, { confidence })
  announce(`Confidence: ${confidence ?? 'not said'}`)
}

/** Removes the coding in hand; undo brings it back. */
export function removeCoding(session: DeskSession): void {
  const coding = session.selectedCoding
  if (coding === null) return
  commitEdges(session)
  useWorkspace.getState().selectCoding(null)
  void submit(session.source.id, { kind: 'remove', codingId: coding.id }, async () => {
    await call('codings.remove', { codingId: realId(coding.id) })
    return null
  })
  announce('Coding removed')
}
