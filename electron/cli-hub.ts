import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { AppError } from '../shared/domain/app-error.ts'
import { type Arguments, UsageError } from './cli-arguments.ts'
import type { Call } from './cli-team.ts'
import { printPlace } from './engine/hub/invitation.ts'
import { type HubAddress, parseHubUrl } from './hub/address.ts'
import type { HubLogin } from './hub/connection.ts'
import { installHub, makePlace } from './hub/install.ts'
import { givenHubPassword, givenTeamPassphrase } from './passphrase.ts'

/** `retroduce hub …`: what an administrator of the database does, and what a member does with a project. */

export const HUB_USAGE = `retroduce hub init postgres://NAME@HOST:PORT/DATABASE [--ca FILE]
retroduce hub place postgres://NAME@HOST:PORT/DATABASE [--ca FILE]
retroduce hub join FILE INVITATION_FILE | -
retroduce hub invite FILE [--as owner]
retroduce hub status|sync|preview|merge|on|off FILE
retroduce hub leave FILE [--as everybody]
The password of \`init\` and \`place\`: RETRODUCE_HUB_PASSWORD or --hub-password-file FILE, never in the address.`

/** Opens a project, calls its procedures, and closes it. */
type OnProject = (
  file: string,
  options: Arguments['options'],
  work: (call: Call) => Promise<unknown>,
) => Promise<unknown>

/** Runs a command of the hub. */
export function runHubCommand(
  { words, options }: Arguments,
  onProject: OnProject,
): Promise<unknown> {
  const [name = '', first = '', second] = words
  if (name === 'init' || name === 'place') {
    if (words.length !== 2) throw wrong()
    return asAdministrator(name, first, options)
  }
  if (words.length !== (name === 'join' ? 3 : 2)) throw wrong()
  switch (name) {
    case 'join':
      return join(first, second ?? '', options, onProject)
    case 'invite':
      return invite(first, options, onProject)
    case 'leave': {
      const isForEverybody = choice(options, 'everybody')
      return onProject(first, options, call => call('hub.leave', { isForEverybody }))
    }
    case 'status':
    case 'sync':
    case 'preview':
    case 'merge':
      return onProject(first, options, call => call(`hub.${name}`, {}))
    case 'on':
    case 'off':
      return onProject(first, options, call => call('hub.set', { isOn: name === 'on' }))
    default:
      throw wrong()
  }
}

async function asAdministrator(
  name: 'init' | 'place',
  url: string,
  options: Arguments['options'],
): Promise<unknown> {
  const { role, ...place } = parseHubUrl(url)
  const file = options['ca']
  const address: HubAddress = { ...place, ca: file === undefined ? null : await readCa(file) }
  const password = await givenHubPassword(options)
  if (password === undefined || password === '') {
    throw new UsageError(
      'The password of the account: RETRODUCE_HUB_PASSWORD, or --hub-password-file FILE.',
    )
  }
  const login: HubLogin = { role, password }
  if (name === 'init') return installHub(address, login)
  return { place: printPlace({ ...address, ...(await makePlace(address, login)) }) }
}

async function readCa(file: string): Promise<string> {
  const ca = await readFile(file, 'utf8').catch(() => '')
  if (ca.includes('-----BEGIN CERTIFICATE-----')) return ca
  throw new AppError('file_unreadable', 'This is not a file of certificates (PEM).')
}

async function join(
  file: string,
  invitationFile: string,
  options: Arguments['options'],
  onProject: OnProject,
): Promise<unknown> {
  const invitation = await (invitationFile === '-'
    ? text(process.stdin)
    : readFile(invitationFile, 'utf8').catch(() => {
        throw new AppError('file_unreadable', 'The file with the invitation cannot be read.')
      }))
  const passphrase = await givenTeamPassphrase(options)
  return onProject(file, options, call =>
    call('hub.join', { invitation, ...(passphrase !== undefined && { passphrase }) }),
  )
}

async function invite(
  file: string,
  options: Arguments['options'],
  onProject: OnProject,
): Promise<unknown> {
  const isOwner = choice(options, 'owner')
  const passphrase = await givenTeamPassphrase(options)
  if (passphrase === undefined) {
    throw new UsageError(
      'An invitation is locked with the passphrase of the team: RETRODUCE_TEAM_PASSPHRASE, or --team-passphrase-file FILE.',
    )
  }
  return onProject(file, options, call => call('hub.invite', { passphrase, isOwner }))
}

function choice(options: Arguments['options'], word: string): boolean {
  const chosen = options['as']
  if (chosen !== undefined && chosen !== word) throw wrong()
  return chosen === word
}

function wrong(): UsageError {
  return new UsageError(`This is not how a command of the hub goes.\n${HUB_USAGE}`)
}
