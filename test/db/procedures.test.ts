import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type OutputOf, type ProcedureName } from '../../shared/contract/contract.ts'
import { RESPONSE_ENDING } from '../../shared/workshop/pack-limits.ts'
import { writeResponse } from '../../shared/workshop/response-file.ts'
import { hub } from '../../shared/contract/hub.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { newPlace } from '../support/hub-place.ts'
import { NO_SERVER, startPostgres } from '../support/postgres.ts'

/** The sample evaluation as a study; what each procedure answers is held against the contract's own schema. */
let study: TestEngine

beforeAll(async () => {
  study = await startTestEngine()
  await study.call('projects.createSample', { path: join(study.folder, 'sample.retroduce') })
})
afterAll(() => study.dispose())

async function callChecked(procedure: ProcedureName, input: unknown): Promise<unknown> {
  const result = await study.engine.call(procedure, input)
  if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`)
  expect(contract[procedure].output.parse(result.value)).toEqual(result.value)
  return result.value
}

describe('every procedure', () => {
  it('answers exactly what the contract says, and every command is one undo step', async () => {
    const called = new Set<ProcedureName>()
    const ask = async <T>(procedure: ProcedureName, input: unknown = {}) => {
      called.add(procedure)
      return (await callChecked(procedure, input)) as T
    }
    type Made = { id: string }
    const steps = async () =>
      (await study.call('history.list', { limit: 10_000 })).filter(({ kind }) => kind === 'do')
        .length

    const before = await steps()
    let commands = 0
    const run = async <T extends object>(procedure: ProcedureName, input: unknown) => {
      commands += 1
      const made = await ask<T>(procedure, input)
      expect(await steps(), procedure).toBe(before + commands)
      return made
    }

    /** Of the project that is open, and of a copy of it. */
    const askHub = async () => {
      const out = (name: string) => join(study.folder, name)
      const passphrase = 'a swan on the weir'
      const server = await startPostgres()
      await ask('hub.join', { invitation: await newPlace(server) })
      await ask('hub.set', { mergesByItself: false })
      const { member } = await ask<{ member: string }>('hub.invite', { passphrase })
      await ask('hub.remove', { member })
      const invited = await ask<{ invitation: string }>('hub.invite', { passphrase })
      await ask('team.copy', { path: out('member.retroduce') })
      await ask('projects.open', { path: out('member.retroduce'), passphrase: 'second words' })
      await ask('hub.join', { invitation: invited.invitation, passphrase })
      await ask('codes.create', { name: 'From the hub' })
      await ask('hub.sync')
      await ask('projects.open', { path: out('b.retroduce'), passphrase: 'second words' })
      await ask('hub.preview')
      await ask('hub.merge')
      await ask('hub.leave', { isForEverybody: true })
      await server.dispose()
    }

    await ask('project.info')
    await ask('project.check')
    await run('project.rename', { title: 'A renamed sample' })
    await run('project.setTemplate', { template: 'ICAMO', mechanismSplit: 'undecided' })
    const mara = await run<Made>('researchers.create', { name: 'Mara Quist' })
    await run('researchers.update', { researcherId: mara.id, initials: 'MQU' })
    await ask('researchers.switch', { researcherId: mara.id })
    await ask('researchers.list')

    const source = await run<Made>('sources.create', {
      title: 'P99',
      text: 'Interviewer: And then?\nP99: I went along with her.',
    })
    const given = [{ name: 'a.txt', base64: btoa('Ann: One.\nBen: Two.\nAnn: Three.\n') }]
    await ask('sources.preview', { files: given })
    const { reports } = await run<{ reports: { sourceId: string }[] }>('sources.import', {
      files: given,
    })
    const original = { sourceId: reports[0]?.sourceId, path: join(study.folder, 'a.txt') }
    await ask('sources.exportOriginal', original)
    await ask('tasks.cancel', { task: 'import' })
    expect(await ask('program.licences', {})).toEqual([])
    await run('sources.update', { sourceId: source.id, group: 'Clients' })
    await ask('sources.list')
    await ask('sources.get', { sourceId: source.id })

    const parent = await run<Made>('codes.create', { name: 'Going along' })
    const code = await run<Made>('codes.create', { name: 'With someone', parentId: parent.id })
    const other = await run<Made>('codes.create', { name: 'Alone', role: 'context' })
    await run('codes.update', { codeId: code.id, description: 'Accompanied' })
    await run('codes.move', { codeId: code.id, parentId: null, position: 0 })
    await run('codes.moveMany', {
      codeIds: [other.id, code.id],
      parentId: parent.id,
      position: 0,
    })
    await ask('codes.list')

    const coding = await run<Made>('codings.create', {
      sourceId: source.id,
      start: 28,
      end: 50,
      roles: ['M', 'C', 'M'],
      codeIds: [code.id],
    })
    expect(coding).toMatchObject({ roles: ['C', 'M'], speaker: 'P99', researcherId: mara.id })
    await run('codings.update', {
      codingId: coding.id,
      note: 'Her own words',
      codeIds: [other.id],
    })
    await ask('codings.list', { sourceId: source.id })
    await ask('codings.get', { codingId: coding.id })
    const where = { all: [{ role: 'mechanism' }, { code: other.id, withChildren: true }] }
    expect(await ask('codings.find', { where })).toMatchObject({ total: 1, problem: null })
    await ask('codings.count', { where, by: 'speaker' })
    const spoken = [{ sourceId: source.id, start: 28, end: 32 }]
    await run('codings.createMany', { passages: spoken, widenTo: 'turn', roles: ['O'] })
    await run('codings.updateMany', { codingIds: [coding.id], addRoles: ['I'] })
    await ask('search.find', { query: '"went along" OR courage', isTyping: true })
    const saved = await run<Made>('queries.create', {
      ...{ kind: 'retrieval', name: 'Mechanisms', query: { where } },
    })
    await run('queries.update', { queryId: saved.id, name: 'All mechanisms' })
    await ask('queries.list')
    await run('queries.remove', { queryId: saved.id })
    await run('sources.edit', {
      sourceId: source.id,
      edits: [{ start: 0, end: 11, text: 'INT' }],
    })
    await run('codes.setExamples', { codeId: other.id, codingIds: [coding.id] })
    await ask('codes.examples', { codeId: other.id })
    await run('codes.merge', { codeId: other.id, intoCodeId: parent.id })
    const assign = [{ codingId: coding.id, code: 0 }]
    await run('codes.split', { codeId: parent.id, into: [{ name: 'A part' }], assign })
    await ask('codes.counts', { by: 'group' })
    await ask('codes.history', { codeId: parent.id })

    const pieces = await run<Made[]>('codings.split', { codingId: coding.id, at: [40] })
    await run('codings.join', { codingIds: pieces.map(({ id }) => id) })
    await ask('codings.quote', { codingIds: [coding.id] })
    const marked = { title: 'Marked', text: 'She went along (M) and came back (O).' }
    const { id: sourceId } = await run<Made>('sources.create', marked)
    const proposals = await ask<{ start: number; end: number; marker: object }[]>(
      'markers.preview',
      { sourceId },
    )
    await run('markers.apply', {
      sourceId,
      codings: proposals.map(({ start, end }) => ({ start, end, roles: ['M'] })),
      removeMarkers: proposals.map(({ marker }) => marker),
    })
    const subjects = [{ kind: 'coding', id: coding.id }]
    const memo = await run<Made>('memos.create', { kind: 'inference', subjects })
    const body = `[She](retroduce:source/${sourceId}) went along.`
    await run('memos.update', { memoId: memo.id, body })
    await ask('memos.list', { text: 'went' })
    await ask('memos.get', { memoId: memo.id })
    await ask('memos.counts', { kind: 'source' })
    await run('memos.remove', { memoId: memo.id })
    await ask('places.get', { sourceId })
    await ask('places.set', { sourceId, offset: 3 })
    await ask('codeKeys.set', { key: 'a', codeId: parent.id })
    await ask('codeKeys.get')
    await ask('whose.set', { whose: 'mine' })
    await ask('whose.get')
    await ask('tabs.set', {
      ...{ sourceIds: [sourceId, 'gone'], activeId: sourceId },
      ...{ besideId: null, isActiveRight: false },
    })
    await ask('tabs.get')

    const element = await run<Made>('elements.create', {
      role: 'mechanism',
      facet: 'reasoning',
      label: 'the client borrows courage',
      codingIds: [coding.id],
    })
    await run('elements.update', { elementId: element.id, layer: 'interpersonal' })
    await ask('elements.list')

    const made = await run<Made & { slots: Made[] }>('configurations.create', {
      title: 'Going along',
      slots: [{ role: 'M', facet: 'reasoning', elementId: element.id }],
    })
    expect(made).toMatchObject({ isComplete: false, missing: ['C', 'O'] })
    await run('configurations.update', { configurationId: made.id, status: 'proposed' })
    await run('configurations.addPassage', {
      configurationId: made.id,
      codingId: coding.id,
      role: 'O',
      label: 'the client goes',
    })
    const context = await run<Made>('elements.create', { role: 'C', label: 'the client is shy' })
    await run('configurations.addElement', {
      configurationId: made.id,
      role: 'O',
      label: 'the client comes back',
    })
    const filled = await run<{ slots: Made[] }>('configurations.addSlot', {
      configurationId: made.id,
      role: 'C',
      elementId: context.id,
    })
    await run('configurations.removeSlot', { slotId: filled.slots[0]?.id })
    await run('configurations.setSlots', {
      configurationId: made.id,
      slots: [{ role: 'C', elementId: context.id }],
    })
    const initial = await run<Made & { handle: string; slots: Made[] }>(
      'configurations.createInitial',
      {
        ifs: ['the client is shy', { label: 'the client is new here', joiner: 'or' }],
        thens: ['the client goes'],
        becauses: [{ label: 'somebody walks in with them', facet: 'resource' }],
      },
    )
    expect(initial).toMatchObject({ handle: 'IPT1', origin: 'initial', isComplete: true })
    const dimmed = { slotId: initial.slots[2]?.id, activation: 7, facet: 'reasoning' }
    await run('configurations.updateSlot', dimmed)
    await ask('statements.compose', { configurationId: initial.id })
    const reasoned = { configurationId: made.id, kind: 'retroduction', link: 'M-O' }
    const inference = await run<Made>('inferences.create', {
      ...{ ...reasoned, text: 'Something must carry them over the threshold.' },
      codingIds: [coding.id],
    })
    await run('inferences.update', { inferenceId: inference.id, kind: 'abduction' })
    await ask('inferences.list', { configurationId: made.id })
    await run('inferences.remove', { inferenceId: inference.id })
    const target = { kind: 'configuration', id: made.id }
    const comment = await run<Made>('comments.create', { target, body: 'Is this one thing?' })
    await run('comments.update', { commentId: comment.id, isResolved: true })
    await ask('comments.list', { target })
    await run('comments.remove', { commentId: comment.id })
    const ends = { fromId: made.id, toId: initial.id }
    const link = await run<Made>('links.create', { ...ends, kind: 'triggers' })
    await run('links.update', { linkId: link.id, kind: 'rival' })
    await ask('links.list', { configurationId: made.id })
    expect(await ask('links.rivals')).toEqual(
      expect.arrayContaining([
        { elementId: null, label: null, configurationIds: [made.id, initial.id] },
      ]),
    )
    await run('links.remove', { linkId: link.id })
    await ask('configurations.list')
    await ask('configurations.get', { configurationId: made.id })

    const evidence = await run<Made>('evidence.attach', {
      codingId: coding.id,
      configurationId: made.id,
      stance: 'challenges',
    })
    const many = { codingIds: [coding.id], elementId: context.id, stance: 'refines' }
    expect(await run('evidence.attachMany', many)).toEqual({ attached: 1 })
    await run('evidence.update', { evidenceId: evidence.id, stance: 'refines' })
    await ask('evidence.list', { configurationId: made.id, includeElements: true })

    await ask('elements.findSimilar', { least: 0.3 })
    const twin = await run<Made>('elements.create', { role: 'C', label: 'the shy client' })
    await run('elements.merge', { elementIds: [twin.id], into: context.id, reason: 'The same' })
    await run('elements.split', {
      ...{ elementId: context.id, into: ['the client is shy at the desk'] },
    })
    await ask('elements.lineage', { elementId: context.id })
    const copy = await run<Made & { slots: Made[] }>('configurations.duplicate', {
      configurationId: made.id,
    })
    const slotIds = copy.slots.map(({ id }) => id)
    const parts = await run<Made[]>('configurations.split', {
      ...{ configurationId: copy.id, into: [{ slotIds }, { slotIds: [] }] },
    })
    const configurationIds = parts.map(({ id }) => id)
    await run('configurations.merge', { configurationIds, into: made.id, reason: 'One thing' })
    await ask('configurations.lineage', { configurationId: made.id })

    await ask('configurations.trace', { configurationId: made.id })
    await ask('configurations.disconfirm', { configurationId: made.id, limit: 2 })
    await ask('evidence.balance', { configurationId: made.id, by: 'group' })
    await ask('theories.checks')

    const age = await run<Made>('attributes.create', { name: 'Age', type: 'number' })
    await run('attributes.update', { attributeId: age.id, name: 'Age at start' })
    await ask('attributes.list')
    const person = await run<Made>('participants.create', {
      pseudonym: 'P99',
      group: 'Clients',
      values: { [age.id]: 71 },
      speakers: [{ sourceId: source.id, label: 'P99' }],
    })
    expect(person).toMatchObject({ values: { [age.id]: '71' }, codingCount: 1 })
    await run('participants.update', { participantId: person.id, note: 'Came twice.' })
    const value = { participantId: person.id, attributeId: age.id, value: '72' }
    await run('participants.setValue', value)
    await ask('participants.list')
    await ask('speakers.list', { sourceId: source.id })
    const inSource = { sourceId: source.id, label: 'P99' }
    await run('speakers.link', { ...inSource, participantId: null, isInterviewer: true })
    await run('speakers.link', { ...inSource, participantId: null, isInterviewer: false })
    await run('speakers.markInterviewer', { label: 'P99' })
    await run('speakers.correct', { sourceId: source.id, turn: 1, label: 'P99' })
    await run('speakers.beginTurn', { sourceId: source.id, at: 30, label: 'Ann' })
    await run('speakers.joinTurn', { sourceId: source.id, turn: 2 })
    await run('speakers.rename', { sourceId: source.id, label: 'P99', newLabel: 'P98' })
    await run('speakers.rename', { sourceId: source.id, label: 'P98', newLabel: 'P99' })
    const talk = {
      title: 'Desk',
      text: 'Ann: One.\nBen: Two.\nAnn: Three.\nEve: Four.\nBen: Five.',
    }
    const desk = await run<Made>('sources.create', talk)
    await ask('speakers.possible', { sourceId: desk.id })
    await run('speakers.add', { sourceId: desk.id, label: 'Eve' })
    await run('sources.codeSpeaker', { ...inSource, roles: ['context'], codeIds: [parent.id] })
    await run('participants.fromSpeakers', {})
    const files = [{ name: 'people.csv', base64: btoa('Name,Area\nP98,Urban\n') }]
    await ask('participants.preview', { files })
    await run('participants.import', { files })
    const survey = {
      name: 'survey.csv',
      base64: btoa('Id,Area,Why?\nP97,Urban,Since she asked\n'),
    }
    await ask('surveys.preview', { file: survey })
    await run('surveys.import', {
      file: survey,
      columns: [{ column: 3, use: 'text' }],
    })
    await ask('evidence.breakdown', { by: 'participant' })
    await ask('evidence.breakdown', { configurationId: made.id, by: 'group' })
    await ask('evidence.breakdown', { configurationIds: [made.id], by: 'source' })
    const names = [{ name: 'her', replacement: 'the link worker', kind: 'other' }]
    await ask('pseudonyms.preview', { names })
    await run('pseudonyms.apply', { names, sourceIds: [source.id] })
    await ask('pseudonyms.suggest', { names })
    await ask('pseudonyms.findIdentifiers')
    await ask('pseudonyms.log')
    await ask('pseudonyms.writeLog', { path: join(study.folder, 'log.csv') })
    const key = { path: join(study.folder, 'study.age'), passphrase: 'a long passphrase' }
    await ask('pseudonyms.saveKey', { ...key, names })
    expect(await ask('pseudonyms.openKey', key)).toMatchObject({ names, hasBrackets: true })
    const passages = [{ start: 23, end: 30 }]
    await run('sources.redact', { sourceId: source.id, passages })
    await run('participants.remove', { participantId: person.id })
    await run('attributes.remove', { attributeId: age.id })

    const theory = await run<Made>('theories.create', {
      name: 'Refined once more',
      kind: 'refined',
      configurationIds: [made.id],
    })
    await run('theories.update', { theoryId: theory.id, narrative: 'Shorter.' })
    await ask('theories.list')
    await ask('theories.diagram', { theoryId: theory.id })
    const { nodes, edges } = await ask<OutputOf<'theories.diagram'>>('theories.diagram')
    const boxes = { elementIds: nodes.map(({ id }) => id) }
    await run('diagrams.move', { ...boxes, by: { x: 10, y: -20 } })
    await run('diagrams.bend', { linkId: edges[0]?.id, to: { x: 0, y: 40 } })
    await run('diagrams.hide', { elementIds: boxes.elementIds.slice(0, 1) })
    await run('diagrams.show', {})
    const words = await run<Made>('diagrams.addLabel', { text: 'Why?', at: { x: 0, y: 0 } })
    await run('diagrams.updateLabel', { labelId: words.id, text: 'Why then?' })
    await run('diagrams.removeLabel', { labelId: words.id })
    const frame = await run<Made>('diagrams.group', { ...boxes, name: 'All of it' })
    await run('diagrams.updateGroup', { groupId: frame.id, name: 'Everything' })
    await run('diagrams.ungroup', { groupId: frame.id })
    await ask('diagrams.adjustments')
    await run('diagrams.reset', {})
    const about = [{ kind: 'theory', id: theory.id }]
    const decision = await run<Made>('decisions.create', {
      ...{ text: 'Keep it short', reason: 'Readers asked', at: '2026-03-02', about },
      codingIds: [coding.id],
    })
    const researcherIds = (await ask<Made[]>('researchers.list')).map(({ id }) => id).slice(0, 2)
    const compare = { researcherIds, sharedBy: 'two' }
    await ask('agreement.measure', compare)
    await ask('agreement.differences', { ...compare, unit: 'character', limit: 2 })
    await ask('agreement.configurations', { researcherIds })
    await run('agreement.settle', { codingIds: [coding.id], kind: 'both', reason: 'Two readings' })
    const twice = await run<Made>('sources.create', { title: 'Twice', text: 'Read by two.' })
    const sample = await run<Made>('doubleCoding.draw', {
      ...{ name: 'All of it', size: { percent: 100 }, researcherIds, seed: 1 },
      sourceIds: [twice.id],
    })
    const sampled = { doubleCodingId: sample.id }
    await ask('doubleCoding.preview', { unit: 'turn', size: { number: 2 }, seed: 1 })
    await run('doubleCoding.update', { ...sampled, name: 'Everything' })
    await run('doubleCoding.start', sampled)
    await run('doubleCoding.markDone', { ...sampled, sourceId: twice.id })
    await ask('doubleCoding.list')
    await run('doubleCoding.endBlindness', { ...sampled, reason: 'Tried it only' })
    await ask('agreement.measure', { ...compare, ...sampled })
    await run('doubleCoding.remove', sampled)
    const risFile = {
      name: 'a.ris',
      base64: btoa('TY  - JOUR\nTI  - Of trust\nDO  - 10.5555/a\nER  - \n'),
    }
    await ask('references.preview', { files: [risFile] })
    for (const originName of ['MEDLINE', 'Scopus', 'Embase']) {
      const found = { files: [risFile], origin: 'database', originName }
      await run('references.import', found)
    }
    const [batch] = await ask<Made[]>('references.batches')
    await run('references.updateBatch', { batchId: batch?.id, searchText: 'trust AND walking' })
    const [paperId, doubled, third] = (await ask<Made[]>('references.list')).map(({ id }) => id)
    const [column] = await run<Made[]>('references.saveColumns', { columns: [{ name: 'Funder' }] })
    await ask('references.columns')
    const fields = { country: 'Iceland', values: { [column?.id ?? '']: 'Nobody' } }
    await run('references.update', { referenceId: paperId, ...fields })
    await ask('references.duplicates')
    await run('references.mergeExact', {})
    await run('references.separate', { referenceId: doubled })
    await run('references.separate', { referenceId: third })
    await run('references.tellApart', { referenceIds: [doubled, third] })
    await run('references.merge', { keepId: paperId, duplicateIds: [doubled] })
    await run('references.separate', { referenceId: doubled })
    await ask('references.matches')
    await run('references.attach', { pairs: [{ referenceId: paperId, sourceId: source.id }] })
    await ask('references.get', { referenceId: paperId })
    await ask('references.bibliography', { style: 'vancouver', of: 'all' })
    const [why] = await run<Made[]>('screening.saveReasons', { reasons: [{ name: 'Off topic' }] })
    await ask('screening.reasons')
    const paper = { referenceId: paperId, stage: 'abstract' }
    await run('screening.decide', { ...paper, decision: 'exclude', reasonId: why?.id })
    await ask('screening.queue', { stage: 'abstract' })
    await ask('screening.get', paper)
    await run('screening.clear', paper)
    const [scale] = await run<Made[]>('appraisals.saveScales', {
      scales: [{ name: 'Rigour', choices: ['Low', 'High'] }],
    })
    await ask('appraisals.scales')
    const judged = { referenceId: paperId, itemId: scale?.id, value: 'High', reason: 'It is' }
    await run('appraisals.judge', judged)
    const others = (await ask<Made[]>('researchers.list')).map(({ id }) => id)
    await run('screening.decide', { ...paper, decision: 'include' })
    await ask('researchers.switch', { researcherId: others.find(id => id !== mara.id) })
    await run('screening.decide', { ...paper, decision: 'exclude' })
    await run('appraisals.judge', { ...judged, value: 'Low' })
    await run('appraisals.settle', judged)
    await ask('appraisals.list', {})
    await run('appraisals.clear', { referenceId: paperId, itemId: scale?.id })
    await ask('screening.conflicts')
    await run('screening.settle', { ...paper, decision: 'include', why: 'It fits' })
    const share = await run<Made>('screening.draw', {
      ...{ stage: 'abstract', percent: 100, researcherIds: others.slice(0, 2) },
    })
    await run('screening.end', { sampleId: share.id, reason: 'Tried it only' })
    await ask('screening.samples')
    await ask('screening.progress')
    await ask('prisma.get')
    await ask('researchers.switch', { researcherId: mara.id })
    await run('references.removeBatch', { batchId: batch?.id })
    await run('decisions.update', { decisionId: decision.id, consequence: 'Ask again' })
    await ask('decisions.list', { about: about[0] })
    const put = { configurationId: made.id }
    await run('cards.setText', { ...put, text: 'Some go along with somebody first.' })
    await ask('cards.list', { theoryId: theory.id, includeElements: true })
    const response = await run<Made>('responses.record', {
      ...{ ...put, codingId: coding.id, answer: 'rejected', isEvidence: true },
    })
    await run('responses.update', { responseId: response.id, note: 'Laughing' })
    await ask('responses.list', put)
    await run('responses.remove', { responseId: response.id })
    await callWorkshops({ ask, run, configurationId: made.id, codingId: coding.id })
    await run('theories.freeze', { theoryId: theory.id })
    const next = { theoryId: theory.id, name: 'After that', kind: 'mid-range' }
    await run('theories.copy', next)
    await run('configurations.update', { ...put, title: 'Going along at last' })
    await ask('theories.get', { theoryId: theory.id, includeEvidence: true })
    await ask('theories.get')
    const versions = { fromId: theory.id, toId: null }
    await ask('theories.compare', versions)
    await ask('theories.comparePassages', { ...versions, ...put })
    await ask('theories.story')
    await run('decisions.remove', { decisionId: decision.id })

    const inTheory = { theoryId: theory.id }
    const pattern = await run<Made>('patterns.create', { name: 'Going', best: 'goes' })
    await run('patterns.update', { patternId: pattern.id, worst: 'stays away' })
    const elements = [{ elementId: context.id, place: 10 }]
    await run('patterns.setElements', { patternId: pattern.id, elements })
    await ask('patterns.list')
    await run('patterns.remove', { patternId: pattern.id })
    const site = await run<Made>('cases.create', { name: 'Harbour', sourceIds: [source.id] })
    await run('cases.update', { caseId: site.id, setting: 'A town' })
    await run('cases.setMembers', { caseId: site.id, sourceIds: [] })
    await run('configurations.update', { configurationId: made.id, caseId: site.id })
    await ask('cases.list')
    await ask('cases.matrix', { by: 'case' })
    await ask('cases.demiRegularities', inTheory)
    await run('cases.remove', { caseId: site.id })
    const together = { configurationIds: [made.id, initial.id], reason: 'The same in both' }
    await run('syntheses.create', { ...together, operation: 'juxtapose' })
    const synthesis = await run<Made>('syntheses.create', {
      ...{ ...together, operation: 'consolidate', into: { title: 'Across' } },
    })
    await run('syntheses.update', { synthesisId: synthesis.id, result: 'It holds.' })
    await ask('syntheses.list', { configurationId: made.id })
    await run('syntheses.remove', { synthesisId: synthesis.id })
    const principle = await run<Made>('principles.create', { name: 'Go along' })
    const principleId = principle.id
    await run('principles.update', { principleId, lesson: 'Somebody goes along.' })
    await run('principles.setConfigurations', { principleId, configurationIds: [made.id] })
    const { items } = await run<{ items: Made[] }>('principles.addItem', {
      ...{ principleId, kind: 'action', text: 'Go with them once.', citation: 'Team 2026' },
    })
    const item = { itemId: items[0]?.id }
    await run('principles.updateItem', { ...item, kind: 'enabling-context' })
    await ask('principles.list')
    await ask('principles.table', inTheory)
    await run('principles.removeItem', item)
    await run('principles.create', { name: 'Ring first' })
    await run('principles.move', { principleId, position: 1 })
    await run('principles.remove', { principleId })
    const lens = await run<Made>('lenses.create', { name: 'Social capital' })
    await run('lenses.update', { lensId: lens.id, citation: 'Putnam 2000' })
    type Constructs = { constructs: { id: string; mappings: Made[] }[] }
    const bridging = { lensId: lens.id, name: 'Bridging' }
    const { constructs } = await run<Constructs>('lenses.addConstruct', bridging)
    const construct = { constructId: constructs[0]?.id }
    await run('lenses.updateConstruct', { ...construct, description: 'Weak ties' })
    const mapped = await run<Constructs>('lenses.map', { ...construct, elementId: context.id })
    await ask('lenses.list')
    await run('lenses.unmap', { mappingId: mapped.constructs[0]?.mappings[0]?.id })
    await run('lenses.removeConstruct', construct)
    await run('lenses.remove', { lensId: lens.id })

    await run('theories.remove', { theoryId: theory.id, isFrozenToo: true })
    await run('evidence.detach', { evidenceId: evidence.id })
    await run('configurations.remove', { configurationId: made.id })
    await run('elements.remove', { elementId: element.id })
    await run('codings.remove', { codingId: coding.id })
    const spare = await run<Made>('codes.create', { name: 'Spare' })
    await run('codes.mergeMany', { codeIds: [spare.id], intoCodeId: parent.id })
    const last = await run<Made>('codes.create', { name: 'Last' })
    await run('codes.removeMany', { codeIds: [last.id] })
    await run('codes.remove', { codeId: parent.id })
    await run('sources.remove', { sourceId: source.id })

    await ask('history.list')
    await ask('history.state')
    await ask('history.undo')
    await ask('history.redo')
    const named = await run<Made>('codes.create', { name: 'Named so' })
    const [step] = await ask<{ number: number }[]>('history.list', { thing: 'code', limit: 1 })
    const then = { thing: 'code', id: named.id, number: step?.number }
    await ask('history.changes', { number: step?.number })
    await run('codes.update', { codeId: named.id, name: 'Named otherwise' })
    await ask('history.thing', then)
    await run('history.restore', then)
    await ask('history.showPast', { number: step?.number })
    await ask('history.past')
    await ask('history.showNow')
    const past = join(study.folder, 'past.retroduce')
    await ask('history.savePast', { number: step?.number, path: past })
    await run('codes.remove', { codeId: named.id })
    await ask('charts.kinds')
    for (const kind of ['configurations', 'codes', 'evidence', 'saturation']) {
      await ask('charts.get', { chart: { kind } })
    }
    const [kept] = await study.call('sources.list', {})
    await ask('charts.draw', { chart: { kind: 'turns', sourceId: kept?.id } })
    await ask('tables.kinds')
    await ask('tables.get', { kind: 'configurations', options: { quotes: 2 }, limit: 3 })
    await ask('tableChoices.set', { kind: 'codings', options: { quotes: 3 } })
    expect(await ask('tableChoices.get', { kind: 'codings' })).toMatchObject({ quotes: 3 })
    await run('checklists.set', { standard: 'rameses-ii', item: 4, place: 'p. 3' })
    await ask('checklists.list', { standard: 'rameses-ii' })
    await ask('reports.methods')
    await ask('reports.pages', { of: { what: 'audit' }, paper: 'Letter' })
    await ask('exports.products')
    await ask('exports.list')
    const out = (name: string) => join(study.folder, name)
    await ask('exports.write', { product: 'codings', path: out('codings.csv') })
    const codebook = out('codebook.qdc')
    await run('codes.create', { name: 'Before a codebook comes' })
    await ask('exports.write', { product: 'codebook', path: codebook })
    await study.call('codes.create', { name: 'Beside it' })
    commands += 1
    await run('codes.removeMany', {
      codeIds: (await ask<Made[]>('codes.list')).map(({ id }) => id),
    })
    await run('interchange.importCodebook', { file: codebook })
    const project = out('project.qdpx')
    await ask('exports.write', { product: 'project', path: project })
    await ask('interchange.preview', { file: project })
    await run('codes.create', { name: 'Beside what comes back' })
    const [gone] = await ask<Made[]>('sources.list')
    await run('sources.remove', { sourceId: gone?.id })
    // Its own export brings a project nothing, so it is no step.
    await ask('interchange.import', { file: project })
    const typed = {
      name: 'cmocs.csv',
      base64: Buffer.from('Context,Mechanism,Outcome\nAlone,Being heard,Going\n').toString(
        'base64',
      ),
    }
    await ask('interchange.previewTable', { file: typed })
    await run('interchange.importTable', { file: typed })
    await ask('projects.current')
    await ask('projects.recent')
    await ask('preferences.set', { theme: 'dark' })
    expect(await ask('preferences.get')).toMatchObject({
      theme: 'dark',
      textSize: 100,
      lineLength: 70,
    })
    await ask('projects.saveCopy', { path: out('copy.retroduce') })
    const withdrawing = await run<Made>('participants.create', { pseudonym: 'Withdraws' })
    const withdrawal = { participantId: withdrawing.id }
    await ask('withdrawals.preview', withdrawal)
    const certificate = await ask('withdrawals.carryOut', { ...withdrawal, backups: 'remove' })
    await ask('withdrawals.saveCertificate', { path: out('certificate.txt'), certificate })
    const backup = await ask<Made>('backups.create')
    await ask('backups.list')
    await ask('backups.listOf', { path: out('copy.retroduce') })
    await ask('backups.preview', { backupId: backup.id })
    await ask('backups.restore', { backupId: backup.id })
    await ask('backups.restoreTo', { backupId: backup.id, path: out('restored.retroduce') })
    await ask('backups.remove', { backupIds: [backup.id] })
    await ask('backups.chooseFolder', { folder: study.folder })
    await ask('backups.settings', { isOwnFolder: true })
    await ask('projects.salvage', { path: out('copy.retroduce'), to: out('salvaged.retroduce') })
    await ask('project.earlier')
    await ask('projects.forget')
    await ask('projects.close')
    await ask('projects.create', { path: out('b.retroduce'), title: 'B' })
    const { id: trustId } = await ask<Made>('codes.create', { name: 'Trust' })
    await ask('team.copy', { path: out('colleague.retroduce') })
    await ask('codes.update', { codeId: trustId, name: 'Trust in people' })
    const bundle = { path: out('steps.retroduce-bundle'), passphrase: 'a swan on the weir' }
    await ask('bundles.write', bundle)
    await ask('projects.open', { path: out('colleague.retroduce') })
    await ask('codes.update', { codeId: trustId, name: 'Confidence' })
    await ask('bundles.read', bundle)
    await ask('bundles.merge', bundle)
    await ask('team.status')
    await ask('team.watchFolder', { folder: study.folder })
    await ask('team.waiting')
    await ask('team.stopWatching')
    await ask('team.newIdentity')
    const [conflict] = await ask<Made[]>('conflicts.list')
    const settled = { conflictId: conflict?.id, take: 'present' }
    await ask('conflicts.settle', { settle: [settled] })
    await ask('twins.list')
    await ask('projects.createSample', { path: out('c.retroduce') })
    await ask('projects.open', { path: out('b.retroduce') })
    await ask('projects.encrypt', { passphrase: 'first words' })
    await ask('projects.changePassphrase', { current: 'first words', passphrase: 'second words' })
    await ask('projects.recoveryKey', { passphrase: 'second words' })
    await ask('hub.status')
    if (NO_SERVER === null) await askHub()
    else for (const name of Object.keys(hub)) called.add(name as ProcedureName)
    await ask('projects.decrypt', { passphrase: 'second words' })
    expect([...called].sort()).toEqual(Object.keys(contract).sort())
  })

  it('refuses what does not fit its schema, with the place of the fault and without a trace', async () => {
    const study = await startTestEngine('B')
    const before = await study.call('history.list', {})
    const wrong: [string, unknown, string][] = [
      ['codes.create', { name: '  ' }, 'invalid_input'],
      ['codes.create', { name: 'x', colour: 'red' }, 'invalid_input'],
      ['codes.create', { name: 'a\0b' }, 'invalid_input'],
      ['codes.create', { name: '\ud800' }, 'invalid_input'],
      ['codes.create', { name: 'x', role: 'X' }, 'invalid_input'],
      ['codes.create', { name: 'x', unknown: 1 }, 'invalid_input'],
      ['codes.create', { name: 'x', parentId: 'nobody' }, 'not_found'],
      ['codings.create', { sourceId: 'nothing', start: 0, end: 1 }, 'not_found'],
      ['codings.create', { sourceId: 'x', start: -1, end: 1 }, 'invalid_input'],
      ['evidence.attach', { codingId: 'x', stance: 'supports' }, 'invalid_input'],
      ['elements.create', { role: 'C', label: 'x', facet: 'resource' }, 'invalid_input'],
      ['nothing.here', {}, 'unknown_procedure'],
      ['toString', {}, 'unknown_procedure'],
      ['codes.create', null, 'invalid_input'],
    ]
    for (const [procedure, input, code] of wrong) {
      const result = await study.engine.call(procedure, input)
      expect(result, procedure).toMatchObject({ ok: false, error: { code } })
    }
    expect(await study.call('history.list', {})).toEqual(before)
    await study.dispose()
  })
})

describe('coding', () => {
  it('refuses a passage outside the text or through a character', async () => {
    const study = await startTestEngine('B')
    const { id: sourceId, length } = await study.call('sources.create', {
      title: 'E',
      text: 'a😀b',
    })
    expect(length).toBe(4)
    const code = (start: number, end: number) =>
      study.call('codings.create', { sourceId, start, end })
    for (const [start, end] of [
      [0, 5],
      [2, 2],
      [3, 1],
      [0, 2],
      [2, 4],
    ] as const) {
      await expect(code(start, end)).rejects.toMatchObject({ code: 'invalid_range' })
    }
    expect(await code(1, 3)).toMatchObject({ quote: '😀' })
    await study.dispose()
  })
})

interface Calls {
  ask: <T>(procedure: ProcedureName, input?: unknown) => Promise<T>
  run: <T extends object>(procedure: ProcedureName, input: unknown) => Promise<T>
}

/** Every procedure of workshops, on a configuration and a passage that are evidence of nothing yet. */
async function callWorkshops({
  ask,
  run,
  configurationId,
  codingId,
}: Calls & { configurationId: string; codingId: string }): Promise<void> {
  type Made = { id: string }
  const { id: workshopId } = await run<Made>('workshops.create', {
    name: 'Panel',
    groups: ['Staff'],
  })
  await run('workshops.update', { workshopId, date: '2026-03-04', status: 'running' })
  const [group] = (await ask<{ groups: Made[] }>('workshops.read', { workshopId })).groups
  await run('workshops.setGroups', {
    ...{ workshopId, groups: [{ id: group?.id, name: 'Staff', size: 4 }, { name: 'Clients' }] },
  })
  const { id: roundId } = await run<Made>('workshops.addRound', { workshopId, kind: 'dots' })
  await run('workshops.updateRound', { roundId, question: 'Is it so?' })
  const other = await run<Made>('workshops.addRound', { workshopId })
  await run('workshops.moveRound', { roundId: other.id, position: 0 })
  const added = { roundId, configurationIds: [configurationId], diagramOf: null }
  const round = await run<{ items: Made[] }>('workshops.addItems', added)
  const [itemId = '', diagramId = ''] = round.items.map(({ id }) => id)
  await run('workshops.updateItem', { itemId, wording: 'Some go along.', notes: 'Wait for it.' })
  await run('workshops.moveItem', { itemId, position: 1 })
  await run('workshops.removeItem', { itemId: diagramId })
  await ask('workshops.candidates', { itemId })
  await ask('workshops.identifying', { text: 'I rang Hazel Brown on 020 7946 0000.' })
  const quoted = await run<{ quotes: Made[] }>('workshops.chooseQuote', { itemId, codingId })
  const quoteId = quoted.quotes[0]?.id
  await run('workshops.updateQuote', { quoteId, words: 'I went along', mayBeShown: true })
  await run('workshops.removeQuote', { quoteId })
  await run('workshops.tally', { itemId, groupId: group?.id, mark: 'agree', change: 1 })
  const response = await run<Made>('workshops.respond', {
    ...{ workshopId, groupId: group?.id, person: 'S1' },
    answers: [{ itemId, stance: 'unsure', dots: 2, elements: [{ role: 'C', text: 'At night' }] }],
  })
  await ask('workshops.responses', { workshopId })
  await ask('packs.readResponses', { workshopId, files: [responseFile(workshopId, itemId)] })
  await run('packs.importResponses', { workshopId, files: [responseFile(workshopId, itemId)] })
  await run('workshops.removeResponse', { responseId: response.id })
  await run('workshops.decide', { itemId, kind: 'seek-evidence', reason: 'Nobody was there.' })
  await ask('workshops.results', { workshopId })
  await ask('workshops.list')
  await run('workshops.removeRound', { roundId: other.id })
  await run('workshops.remove', { workshopId })
}

/** What somebody saved in a review pack. */
function responseFile(workshopId: string, itemId: string) {
  const said = { stance: 'agree', comment: '', wording: '', elements: [], rank: null, dots: null }
  const body = JSON.stringify({
    ...{
      packId: 'pack',
      workshopId,
      responseId: 'response-1',
      savedAt: '2026-03-05T10:00:00.000Z',
    },
    ...{ groupId: null, name: '', answers: [{ itemId, ...said }] },
  })
  const base64 = Buffer.from(writeResponse(body)).toString('base64')
  return { name: `answers${RESPONSE_ENDING}`, base64 }
}
