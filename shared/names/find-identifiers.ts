import { chooseApart } from './choose-apart.ts'
import { findDates } from './find-dates.ts'
import { findOfficial } from './find-official.ts'
import { findOnline } from './find-online.ts'
import { findPhones } from './find-phones.ts'
import { type IdentifierHit, IDENTIFIER_KINDS, type IdentifierKind } from './identifier.ts'

export { IDENTIFIER_KINDS, type IdentifierHit, type IdentifierKind }

/**
 * All places of a text, in order and never overlapping, where something other than a name tells who somebody is: a sure
 * one wins over a doubtful one, then a longer over a shorter. Takes linear time whatever the text.
 */
export function findIdentifiers(text: string): IdentifierHit[] {
  const all = [...findOnline(text), ...findOfficial(text), ...findDates(text), ...findPhones(text)]
  return chooseApart(all, text.length, (a, b) => Number(b.isSure) - Number(a.isSure))
}
