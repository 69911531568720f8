import type { Coding } from '../../../shared/contract/codings.ts'

/** What can be asked of a coding. */
export type Change =
  | { kind: 'create'; coding: Coding }
  | { kind: 'update'; codingId: string; patch: Partial<Coding> }
  | { kind: 'remove'; codingId: string }
