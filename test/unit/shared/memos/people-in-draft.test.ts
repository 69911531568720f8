import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writePerson } from '../../../../shared/memos/memo-links.ts'
import { linkPeople, showPeople } from '../../../../shared/memos/people-in-draft.ts'

const ANN = { id: 'a', name: 'Ann' }
const LEE = { id: 'l', name: 'Ann Lee' }
const MARK = { id: 'm', name: 'M. [Mark-Jo] (Jr)' }
const PEOPLE = [ANN, LEE, MARK]
const to = ({ name, id }: typeof ANN) => writePerson(name, id)

it('shows whom a comment mentions by name, and keeps links to them', () => {
  const body = `See ${to(LEE)}, and ${to(ANN)}: ${to(MARK)}`
  const draft = 'See @Ann Lee, and @Ann: @M. [Mark-Jo] (Jr)'
  expect(showPeople(body, PEOPLE)).toBe(draft)
  expect(linkPeople(draft, PEOPLE)).toBe(body)
})

it('calls people as they are called now, and leaves whom nobody knows, and addresses, alone', () => {
  expect(showPeople(to(ANN), [{ ...ANN, name: 'Anna' }])).toBe('@Anna')
  const others = `${writePerson('Zoe', 'z')} ann@Ann.org @Annabel @zoe`
  expect(linkPeople(showPeople(others, PEOPLE), PEOPLE)).toBe(others)
})

it('brings back every comment that mentions people as they are called', () => {
  const part = fc.oneof(fc.constantFrom(...PEOPLE.map(to)), fc.stringMatching(/^[a-z .,()*_]*$/))
  fc.assert(
    fc.property(fc.array(part), parts => {
      const body = parts.join(' ')
      expect(linkPeople(showPeople(body, PEOPLE), PEOPLE)).toBe(body)
    }),
  )
})
