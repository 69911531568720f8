import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine('Ours')
})
afterEach(() => study.dispose())

const GUID = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const TEXT = 'Hazel: I am Hazel Brown.\r\nBen: And mark said so?\r\nHazel: Yes, Mark Hill of Leeds.'
const NAMES = [
  { name: 'Hazel Brown', replacement: 'Person 1', kind: 'person' as const },
  { name: 'Hazel', replacement: 'Person 1', kind: 'person' as const },
  { name: 'Mark', replacement: 'Person 2', kind: 'person' as const },
  { name: 'Leeds', replacement: 'a city', kind: 'place' as const },
]

/** A project of another program that says a name wherever one can be said. */
function theirs() {
  const at = (words: string) => {
    const start = TEXT.indexOf(words)
    return `startPosition="${start}" endPosition="${start + words.length}" name="${words}"`
  }
  const passage = (guid: number, words: string, note = '') =>
    `<PlainTextSelection guid="${GUID(guid)}" ${at(words)}>${note === '' ? '' : `<Description>${note}</Description>`}
      <Coding guid="${GUID(guid + 100)}"><CodeRef targetGUID="${GUID(10)}"/></Coding></PlainTextSelection>`
  const xml = `<Project xmlns="urn:QDA-XML:project:1.0" name="Leeds study" origin="Elsewhere 9">
    <CodeBook><Codes><Code guid="${GUID(10)}" name="What Hazel says" isCodable="true"><Description>Of Hazel Brown</Description></Code></Codes></CodeBook>
    <Variables><Variable guid="${GUID(20)}" name="Town" typeOfVariable="Text"/></Variables>
    <Cases><Case guid="${GUID(30)}" name="Hazel Brown"><VariableValue><VariableRef targetGUID="${GUID(20)}"/>
      <TextValue>Leeds</TextValue></VariableValue><SourceRef targetGUID="${GUID(40)}"/></Case></Cases>
    <Sources><TextSource guid="${GUID(40)}" name="Hazel_Brown" plainTextPath="internal://a.txt">
      ${passage(50, 'Hazel Brown', 'Hazel herself')}${passage(51, 'And mark said so')}${passage(52, 'Hill of Leeds')}</TextSource></Sources>
    <Notes><Note guid="${GUID(60)}" name="On Hazel"><PlainTextContent>Hazel Brown knew [it](https://example.org).</PlainTextContent></Note></Notes></Project>`
  const bytes = zipSync({ 'project.qde': Buffer.from(xml), 'sources/a.txt': Buffer.from(TEXT) })
  return { name: 'Hazel Brown.qdpx', base64: Buffer.from(bytes).toString('base64') }
}

it('replaces the names of a list before anything of a project of another program is stored', async () => {
  const file = theirs()
  const before = await study.call('interchange.preview', { file, names: NAMES })
  const report = await study.call('interchange.import', { file, names: NAMES })
  expect(report.names).toEqual(before.names)
  expect(report.names).toMatchObject({ doubtful: 1 })
  const codings = await study.call('codings.list', {})
  expect(codings.map(({ quote }) => quote).sort()).toEqual(
    ['And mark said so', 'Hill of [a city]', '[Person 1]'].sort(),
  )
  const [source] = await study.call('sources.list', {})
  const { text } = await study.call('sources.get', { sourceId: source?.id ?? '' })
  expect(text).toBe(
    'Person 1: I am [Person 1].\nBen: And mark said so?\nPerson 1: Yes, [Person 2] Hill of [a city].',
  )
  const [participant] = await study.call('participants.list', {})
  expect(participant?.speakers.map(({ label }) => label)).toEqual(['Person 1'])
  const log = await study.call('pseudonyms.log', {})
  const counted = log.reduce((sum, { count }) => sum + count, 0)
  expect(counted).toBe(report.names?.replaced)
  // It comes again, and nothing is new.
  const again = await study.call('interchange.import', { file, names: NAMES })
  expect(Object.values(again.created).every(count => count === 0)).toBe(true)
  await study.call('projects.close', {})
  for (const name of readdirSync(study.folder).filter(each => each.startsWith('study'))) {
    const bytes = readFileSync(join(study.folder, name)).toString('latin1')
    for (const gone of ['Hazel', 'Leeds', 'Mark Hill']) expect(bytes).not.toContain(gone)
  }
})

it('replaces them in a table that people typed, whose quotes are then found in sources without names', async () => {
  const text = 'Person 1: I waited until [Person 2] rang me back.'
  await study.call('sources.create', { title: 'Talk', text })
  const table = 'Context,Outcome,Quote\nMark is kind,Hazel stays,until Mark rang me back\n'
  const file = { name: 'Hazel.csv', base64: Buffer.from(table).toString('base64') }
  const bare = await study.call('interchange.previewTable', { file })
  expect(bare).toMatchObject({ names: { replaced: 0, doubtful: 0 } })
  const report = await study.call('interchange.importTable', { file, names: NAMES })
  expect(report).toMatchObject({ names: { replaced: 4 }, quotes: [{ how: 'exact' }] })
  const labels = (await study.call('elements.list', {})).map(({ label }) => label)
  expect(labels.sort()).toEqual(['[Person 1] stays', '[Person 2] is kind'])
  const [newest] = await study.call('history.list', {})
  expect(newest?.label).not.toContain('Hazel')
  expect((await study.call('pseudonyms.log', {})).length).toBeGreaterThan(0)
})

it('says that a project of this program keeps its names, and refuses a list that cannot be used', async () => {
  await study.call('sources.create', { title: 'Talk', text: 'Hazel: Nobody rang.' })
  const path = join(study.folder, 'out.qdpx')
  await study.call('exports.write', { product: 'project', path })
  await study.call('projects.create', { path: join(study.folder, 'b.retroduce'), title: 'B' })
  const report = await study.call('interchange.import', { file: path, names: NAMES })
  expect(report).toMatchObject({ format: 'retroduce', names: null })
  const names = [{ name: 'Hazel', replacement: 'Hazel', kind: 'person' as const }]
  for (const procedure of ['interchange.preview', 'interchange.import'] as const) {
    await expect(study.call(procedure, { file: theirs(), names })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  }
})
