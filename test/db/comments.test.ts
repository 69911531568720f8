import { afterEach, beforeEach, expect, it } from 'vitest'
import { writePerson } from '../../shared/memos/memo-links.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const TEXT = 'Anna: Nobody rang me. Then she rang. I went along with her.\n'

let study: TestEngine
let sourceId: string
let ana: string
let ben: string
beforeEach(async () => {
  study = await startTestEngine('Comments')
  sourceId = (await study.call('sources.create', { title: 'P01', text: TEXT })).id
  ana = (await study.call('researchers.list', {}))[0]?.id ?? ''
  ben = (await study.call('researchers.create', { name: 'Ben Okoro' })).id
})
afterEach(() => study.dispose())

async function code(words: string) {
  const start = TEXT.indexOf(words)
  const passage = { sourceId, start, end: start + words.length }
  return (await study.call('codings.create', { ...passage, roles: ['M'] })).id
}
const comment = (codingId: string, body: string) =>
  study.call('comments.create', { target: { kind: 'coding', id: codingId }, body })
const on = async (codingId: string) =>
  (await study.call('comments.list', { target: { kind: 'coding', id: codingId } })).map(
    ({ body }) => body,
  )

it('a comment on a coding follows it when it is split or joined, and goes and comes back with it', async () => {
  const [first, second] = [await code('Nobody rang me.'), await code('Then she rang.')]
  expect(await comment(first, 'One')).toMatchObject({ targetName: 'Nobody rang me.' })
  await comment(second, 'Two')
  await study.call('codings.split', { codingId: second, at: [TEXT.indexOf('she rang')] })
  expect(await on(second)).toEqual(['Two'])
  await study.call('codings.join', { codingIds: [first, second] })
  expect(await on(first)).toEqual(['One', 'Two'])
  await study.call('codings.remove', { codingId: first })
  expect(await study.call('comments.list', {})).toEqual([])
  await study.call('history.undo', {})
  expect(await on(first)).toEqual(['One', 'Two'])
  await study.call('sources.remove', { sourceId })
  expect(await study.call('comments.list', {})).toEqual([])
  expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
})

it('a mention keeps to its researcher under another name, until the comment is settled', async () => {
  const coding = await code('Then she rang.')
  const asked = await comment(coding, `${writePerson('Ben [B] Okoro', ben)}, is this trust?`)
  await comment(coding, 'To nobody: @Ben Okoro')
  expect(asked.people).toEqual([{ id: ben, name: 'Ben Okoro' }])
  await study.call('researchers.update', { researcherId: ben, name: 'Benedict Okoro' })
  const open = { mentioning: ben, isResolved: false }
  expect(await study.call('comments.list', open)).toMatchObject([
    { id: asked.id, people: [{ name: 'Benedict Okoro' }], mentions: [] },
  ])
  expect(await study.call('comments.list', { mentioning: ana })).toEqual([])
  await study.call('comments.update', { commentId: asked.id, isResolved: true })
  expect(await study.call('comments.list', open)).toEqual([])
})

it('what others say of any coding in a source that is coded blind is hidden, one’s own words are not', async () => {
  const mine = await code('Then she rang.')
  await comment(mine, 'Ana asks herself')
  await study.call('researchers.switch', { researcherId: ben })
  await comment(mine, 'Ben would code it otherwise')
  const { id } = await study.call('doubleCoding.draw', {
    ...{ name: 'All', size: { number: 1 }, researcherIds: [ana, ben] },
  })
  await study.call('doubleCoding.start', { doubleCodingId: id })
  expect(await study.call('comments.list', {})).toEqual([])
  await study.call('researchers.switch', { researcherId: ana })
  expect(await on(mine)).toEqual(['Ana asks herself'])
})
