import type { Role } from '../domain/roles.ts'

/** What a role is called before people who do not know the method. */
export const PLAIN_ROLES: Record<Role, string> = {
  C: 'The situation',
  I: 'What is offered',
  M: 'What people think or feel',
  O: 'What comes of it',
}
