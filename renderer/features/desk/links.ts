import type { Coding } from '../../../shared/contract/codings.ts'
import { orderRoles, ROLE_NAMES, type Facet, type Role } from '../../../shared/domain/roles.ts'
import { call } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { createCoding, updateCoding } from './coding-actions.ts'
import { announce, useDesk } from './desk-store.ts'
import type { DeskSession } from './session.ts'

/** Longest label proposed for an element, in characters. */
const LABEL_LENGTH = 80

/** `Shift` + role: asks for the label under which the words in hand go into the open configuration. */
export function askForLink(session: DeskSession, role: Role): void {
  if (session.target === null) announce('Select words or a coding first.')
  else useDesk.setState({ popup: { kind: 'link', role } })
}

/** A label to begin with: the quote's own words, shortened at a word. */
export function proposeLabel(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim()
  if (line.length <= LABEL_LENGTH) return line.replace(/[.,;:]$/, '')
  const cut = line.slice(0, LABEL_LENGTH)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20))}…`
}

/** Makes the words in hand a coding of the role, where they are none yet. */
async function codingInHand(session: DeskSession, role: Role): Promise<Coding | null> {
  const { target } = session
  if (target === null) return null
  if ('range' in target) return createCoding(session, target.range, { roles: [role] })
  const { coding } = target
  const isNamed = !coding.id.startsWith('pending-')
  if (coding.roles.includes(role) && isNamed) return coding
  return updateCoding(session, coding, { roles: orderRoles([...coding.roles, role]) })
}

/** Puts the words in hand into the open configuration, or into a new one, as an element of a role. */
export async function linkPassage(
  session: DeskSession,
  role: Role,
  label: string,
  facet: Facet | null,
): Promise<void> {
  try {
    const coding = await codingInHand(session, role)
    if (coding === null) return
    const configurationId =
      useWorkspace.getState().configurationId ??
      (await call('configurations.create', { slots: [] })).id
    const { number } = await call('configurations.addPassage', {
      configurationId,
      codingId: coding.id,
      role,
      label,
      facet: role === 'M' ? facet : null,
    })
    // Only now: a query that is still reading an empty configuration would not read it again.
    useWorkspace.getState().openConfiguration(configurationId)
    announce(`${ROLE_NAMES[role]} added to configuration ${number}: ${label}`)
  } catch (error) {
    sayError(error)
  }
}

/** Makes an empty configuration and opens it. */
export async function startConfiguration(): Promise<string> {
  const { id } = await call('configurations.create', { slots: [] })
  useWorkspace.getState().openConfiguration(id)
  return id
}
