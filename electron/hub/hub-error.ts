import { AppError } from '../../shared/domain/app-error.ts'
import { type HubAddress, printHost } from './address.ts'

/**
 * What went wrong with a hub, as a sentence. What the server says itself is not passed on: it may hold names, addresses and
 * pieces of what was sent.
 */
export function hubError(error: unknown, address: Pick<HubAddress, 'host' | 'port'>): AppError {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : ''
  const name = printHost(address)
  const details = { code }
  const refused = (text: string) => new AppError('hub_refused', text, details)
  if (/^(ERR_TLS|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_SSL|HOSTNAME_)/.test(code)) {
    return refused(
      `The certificate of ${name} could not be verified, so nothing was sent to it. Ask your IT department for the certificate of their authority (a CA file), or whether this is their server.`,
    )
  }
  if (message.includes('does not support SSL')) {
    return refused(
      `${name} does not encrypt its connections, so nothing was sent to it. Ask your IT department to turn TLS on.`,
    )
  }
  const known = SQL_STATES[code.length === 5 ? code : '']
  if (known !== undefined) return new AppError(known[0], known[1].replace('HOST', name), details)
  return new AppError(
    'hub_unreachable',
    `The hub at ${name} does not answer. Nothing is lost: what you did waits in your project and goes there once it answers.`,
    details,
  )
}

const NO_HUB =
  'There is no hub in this database, or one of another version. Ask your IT department to run “retroduce hub init”.'
const NOT_TAKEN =
  'HOST does not take these credentials. You may have left the hub, or somebody has already joined with this invitation. Ask whoever invited you for a new one.'

const SQL_STATES: Record<string, [AppError['code'], string]> = {
  '28P01': ['hub_refused', NOT_TAKEN],
  '28000': ['hub_refused', NOT_TAKEN],
  '42501': ['hub_refused', 'The hub at HOST does not allow this to you.'],
  '3D000': ['hub_refused', NO_HUB],
  '3F000': ['hub_refused', NO_HUB],
  '42P01': ['hub_refused', NO_HUB],
  '42883': ['hub_refused', NO_HUB],
  '55006': [
    'in_use',
    'You are the only owner on the hub. Invite a colleague as an owner first, or remove the project from the hub for everybody.',
  ],
  '53100': [
    'too_large',
    'There is no more room for this project on the hub. Ask your IT department to give it more.',
  ],
  '23514': [
    'too_large',
    'The hub at HOST did not take this bundle: it is too large, or was damaged.',
  ],
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return ''
}
