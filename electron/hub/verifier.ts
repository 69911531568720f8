import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

/** As PostgreSQL itself counts; the passwords are random, so more would make nothing harder to guess. */
const ITERATIONS = 4096

/** A password that nobody has to remember or type: 256 random bits. */
export function newPassword(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * What PostgreSQL keeps of a password (RFC 5803). It is made here, so that the password itself is never sent: neither the
 * server nor its log ever has it.
 */
export function verifierOf(password: string): string {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256')
  const key = (name: string) => createHmac('sha256', salted).update(name).digest()
  const stored = createHash('sha256').update(key('Client Key')).digest('base64')
  const server = key('Server Key').toString('base64')
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${server}`
}
