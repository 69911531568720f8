import { rowsOf, textIn, WHOLE_NAME } from '../../../shared/interchange/whole-project.ts'
import { packDocument } from '../tables/packed.ts'
import { instant, Notes, type RefiInput } from './book.ts'
import { codeTree, ORIGIN } from './codebook.ts'
import { guidOf } from './guids.ts'
import { type Loss, lossesOf } from './losses.ts'
import { writePeople } from './people.ts'
import { writeSources } from './sources.ts'
import { roleFolders, writeGraphs, writeLinks, writeSets } from './theory.ts'
import { container, documentXml, element } from './xml-write.ts'

/** A project as a REFI-QDA file (`.qdpx`) with this program's own part in it, and what other programs will not find. */
export function writeQdpx(input: RefiInput): { bytes: Uint8Array; losses: Loss[] } {
  const { xml, texts } = projectXml(input)
  const bytes = packDocument({
    'project.qde': xml,
    ...Object.fromEntries(texts),
    [WHOLE_NAME]: JSON.stringify(input.whole),
  })
  return { bytes, losses: lossesOf(input) }
}

/** The project as the XML of the standard (version 1.0 of its schema), and the texts beside it. */
export function projectXml(input: RefiInput): { xml: string; texts: Map<string, string> } {
  const { whole, codes } = input
  const notes = new Notes(whole)
  const project = rowsOf(whole, 'project')[0]
  const users = rowsOf(whole, 'researcher').map(row =>
    element('User', {
      ...{ guid: guidOf(textIn(row, 'id')), name: textIn(row, 'name') },
      id: textIn(row, 'initials') === '' ? null : textIn(row, 'initials'),
    }),
  )
  const tree = [
    ...codeTree(codes, ({ id }) => notes.refsTo('code', id).join('')),
    ...roleFolders(input, notes),
  ]
  const { variables, cases } = writePeople(whole)
  const { sources, texts } = writeSources(input, notes)
  const sets = writeSets(input, notes)
  const links = writeLinks(input, notes)
  const root = element(
    'Project',
    {
      xmlns: 'urn:QDA-XML:project:1.0',
      ...{ name: textIn(project, 'title'), origin: ORIGIN },
      creatingUserGUID: whole.researcherId === '' ? null : guidOf(whole.researcherId),
      creationDateTime: instant(textIn(project, 'created_at')),
    },
    [
      '\n',
      container('Users', users),
      tree.length === 0 ? '' : element('CodeBook', {}, [container('Codes', tree)]),
      container('Variables', variables),
      container('Cases', cases),
      container('Sources', sources),
      container('Notes', notes.written),
      container('Links', links),
      container('Sets', sets),
      container('Graphs', writeGraphs(input)),
      ...notes.refsTo('project', textIn(project, 'id')),
    ],
  )
  return { xml: documentXml(root), texts }
}
