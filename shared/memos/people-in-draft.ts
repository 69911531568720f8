import { findPeople, writePerson } from './memo-links.ts'

/** A researcher as a comment can mention them. */
interface Person {
  id: string
  name: string
}

/** A comment as it is shown while it is written: whom it mentions by `@name`, as they are called now. */
export function showPeople(body: string, people: readonly Person[]): string {
  let draft = ''
  let from = 0
  for (const { id, start, end } of findPeople(body)) {
    const person = people.find(each => each.id === id)
    draft += body.slice(from, start) + (person ? `@${person.name}` : body.slice(start, end))
    from = end
  }
  return draft + body.slice(from)
}

/** What was written as it is kept: each `@name` of somebody who is known is a link to them. Of two with one name the first is meant. */
export function linkPeople(draft: string, people: readonly Person[]): string {
  const named = people.filter(({ name }) => name !== '')
  if (named.length === 0) return draft
  // The longest first: "@Ann Lee" is not Ann.
  const names = [...new Set(named.map(({ name }) => name))].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}[])@(${names.map(escape).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  )
  return draft.replaceAll(pattern, (whole, name: string) => {
    const person = named.find(each => each.name === name)
    return person === undefined ? whole : writePerson(person.name, person.id)
  })
}

function escape(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}
