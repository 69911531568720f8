import { AppError } from '../../shared/domain/app-error.ts'
import {
  newDataKey,
  openEnvelope,
  printRecoveryKey,
  readRecoveryKey,
  sealEnvelope,
} from '../db/envelope.ts'
import { replaceEnvelope } from '../db/open.ts'
import { readHubLink } from '../db/repositories/hub.ts'
import { type Secret, secretOf } from '../db/secret.ts'
import type { Session } from './session.ts'
import type { Unlocking } from './unlock.ts'

/** What encrypts a new project, and the recovery key to be printed. */
export async function newSecret(
  passphrase: string,
): Promise<{ secret: Secret; recoveryKey: string }> {
  const key = newDataKey()
  const envelope = await sealEnvelope(key, passphrase)
  return { secret: { key, envelope }, recoveryKey: printRecoveryKey(key) }
}

/**
 * Encrypts the open project under a passphrase, in a new file that takes its place once it was checked.
 * @returns its recovery key. Throws `invalid_input` where it is encrypted already.
 */
export async function encryptProject(session: Session, passphrase: string): Promise<string> {
  const db = session.db()
  if (secretOf(db) !== undefined) {
    throw new AppError(
      'invalid_input',
      'This project is encrypted already. Change its passphrase instead.',
    )
  }
  session.requireInPlace()
  const { secret, recoveryKey } = await newSecret(passphrase)
  requireSame(session, db)
  session.encrypt(secret)
  return recoveryKey
}

/** Takes the encryption off the open project. Throws `wrong_passphrase`, and `in_use` where it belongs to a hub. */
export async function decryptProject(session: Session, unlocking: Unlocking): Promise<void> {
  const db = session.db()
  if (readHubLink(db) !== null) {
    throw new AppError(
      'in_use',
      'This project belongs to a team hub, whose key would lie open in the file. Leave the hub first, in the place Team.',
    )
  }
  session.requireInPlace()
  await requireRight(requireSecret(db), unlocking)
  requireSame(session, db)
  session.encrypt(null)
}

/** Gives the open project another passphrase; its data stay as they are, and its recovery key too. Throws `wrong_passphrase`. */
export async function changePassphrase(
  session: Session,
  passphrase: string,
  unlocking: Unlocking,
): Promise<void> {
  const db = session.db()
  session.requireInPlace()
  const secret = requireSecret(db)
  await requireRight(secret, unlocking)
  const envelope = await sealEnvelope(secret.key, passphrase)
  requireSame(session, db)
  replaceEnvelope(db, envelope)
}

/** The recovery key of the open project, to be printed again. Throws `wrong_passphrase`. */
export async function recoveryKeyOf(session: Session, passphrase: string): Promise<string> {
  const secret = requireSecret(session.db())
  await requireRight(secret, { passphrase })
  return printRecoveryKey(secret.key)
}

function requireSecret(db: object): Secret {
  const secret = secretOf(db)
  if (secret !== undefined) return secret
  throw new AppError('invalid_input', 'This project is not encrypted. Encrypt it first.')
}

/** Whoever sits at an open project must still show that it is theirs. */
async function requireRight({ key, envelope }: Secret, unlocking: Unlocking): Promise<void> {
  const { passphrase, recoveryKey } = unlocking
  const shown =
    recoveryKey !== undefined
      ? readRecoveryKey(recoveryKey)
      : envelope !== undefined && passphrase !== undefined
        ? await openEnvelope(envelope, passphrase)
        : null
  if (shown?.equals(key) === true) return
  throw new AppError(
    'wrong_passphrase',
    'This is not the passphrase or the recovery key of the project. Nothing was changed.',
  )
}

/** While a passphrase was tried, somebody may have closed the project. */
function requireSame(session: Session, db: object): void {
  if (session.current() !== null && session.db() === db) return
  throw new AppError('no_project', 'The project was closed meanwhile. Nothing was changed.')
}
