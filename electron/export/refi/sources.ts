import { parseRoleLetters } from '../../../shared/interchange/role-words.ts'
import { rowsOf, textIn, type WholeRow } from '../../../shared/interchange/whole-project.ts'
import { codeRef, instant, type Notes, noteRef, type RefiInput } from './book.ts'
import { derivedGuid, guidOf } from './guids.ts'
import { counterOf } from './units.ts'
import { element, textElement } from './xml-write.ts'

/** The sources of a project file, and the texts that lie beside it by the name each has there. */
export interface WrittenSources {
  sources: string[]
  texts: Map<string, string>
}

/** The code that stands for a role by itself. */
export function roleCodeGuid(role: string): string {
  return derivedGuid('coded as', role)
}

/** How much of a passage is its name; other programs show it in lists. */
const NAME_LENGTH = 100

/** Writes every source with its passages: codes, roles and evidence as codings, words on evidence as notes. */
export function writeSources(input: RefiInput, notes: Notes): WrittenSources {
  const { whole, unit } = input
  const versions = new Map(rowsOf(whole, 'text_version').map(row => [textIn(row, 'id'), row]))
  const bodies = new Map(whole.texts.map(({ hash, body }) => [hash, body]))
  const codings = Map.groupBy(
    rowsOf(whole, 'coding').filter(row => row['is_orphan'] !== 1),
    row => textIn(row, 'source_id'),
  )
  const writePassage = passageWriter(input, notes)
  const texts = new Map<string, string>()
  const sources = rowsOf(whole, 'source').map(source => {
    const id = textIn(source, 'id')
    const guid = guidOf(id)
    const hash = textIn(versions.get(textIn(source, 'version_id')), 'text_hash')
    const text = bodies.get(hash) ?? ''
    const count = counterOf(text, unit)
    texts.set(`sources/${guid}.txt`, text)
    const group = textIn(source, 'group_name')
    const created = instant(textIn(source, 'created_at'))
    return element(
      'TextSource',
      {
        ...{ guid, name: textIn(source, 'title'), plainTextPath: `internal://${guid}.txt` },
        creationDateTime: created,
      },
      [
        textElement('Description', group === '' ? '' : `Group: ${group}`),
        ...(codings.get(id) ?? []).map(coding => writePassage(coding, count)),
        ...notes.refsTo('source', id),
      ],
    )
  })
  return { sources, texts }
}

/** Writes one coding as a selection; what hangs on codings is looked up once. */
function passageWriter({ whole }: RefiInput, notes: Notes) {
  const byCoding = (table: 'coding_code' | 'evidence') =>
    Map.groupBy(rowsOf(whole, table), row => textIn(row, 'coding_id'))
  const [codes, evidence] = [byCoding('coding_code'), byCoding('evidence')]
  const names = new Map([
    ...rowsOf(whole, 'element').map(row => [textIn(row, 'id'), textIn(row, 'label')] as const),
    ...rowsOf(whole, 'configuration').map(
      row => [textIn(row, 'id'), `CMOC ${textIn(row, 'number')}`] as const,
    ),
  ])
  return (coding: WholeRow, count: (offset: number) => number): string => {
    const id = textIn(coding, 'id')
    const by = {
      creatingUser: guidOf(textIn(coding, 'researcher_id')),
      creationDateTime: instant(textIn(coding, 'created_at')),
    }
    const said = evidence.get(id) ?? []
    const references = [
      ...(codes.get(id) ?? []).map(row => {
        const codeId = textIn(row, 'code_id')
        const guid = derivedGuid(id, codeId)
        return element('Coding', { guid, ...by }, [codeRef(guidOf(codeId))])
      }),
      ...parseRoleLetters(textIn(coding, 'roles')).map(role =>
        element('Coding', { guid: derivedGuid(id, role), ...by }, [codeRef(roleCodeGuid(role))]),
      ),
      ...said
        .filter(row => row['element_id'] !== null)
        .map(row => {
          const elementId = textIn(row, 'element_id')
          const children = [codeRef(guidOf(elementId)), noteOn(row, names.get(elementId))]
          const memos = notes.refsTo('evidence', textIn(row, 'id'))
          const guid = guidOf(textIn(row, 'id'))
          return element('Coding', { guid, ...by }, [...children, ...memos])
        }),
    ]
    return element(
      'PlainTextSelection',
      {
        ...{ guid: guidOf(id), name: nameOf(textIn(coding, 'quote')) },
        startPosition: count(Number(coding['start_offset'])),
        endPosition: count(Number(coding['end_offset'])),
        ...by,
      },
      [
        textElement('Description', textIn(coding, 'note')),
        ...references,
        ...said
          .filter(row => row['element_id'] === null)
          .map(row => noteOn(row, names.get(textIn(row, 'configuration_id')))),
        ...notes.refsTo('coding', id),
      ],
    )
  }

  /** Writes a note of what a passage says of a thing, and refers to it. */
  function noteOn(row: WholeRow, thing = ''): string {
    const [stance, link, strength] = ['stance', 'link', 'strength'].map(column =>
      textIn(row, column),
    )
    const facts = [`Stance: ${stance ?? ''}`]
    if (link !== '') facts.push(`Link: ${link ?? ''}`)
    if (strength !== '') facts.push(`Strength: ${strength ?? ''}`)
    const note = textIn(row, 'note')
    return noteRef(
      notes.write({
        guid: derivedGuid('evidence note', textIn(row, 'id')),
        name: `${stance ?? ''}: ${thing}`,
        body: note === '' ? facts.join('\n') : `${facts.join('\n')}\n\n${note}`,
      }),
    )
  }
}

function nameOf(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim()
  if (line.length <= NAME_LENGTH) return line
  return `${line
    .slice(0, NAME_LENGTH - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`
}
