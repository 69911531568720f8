import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { ProcedureName } from '../../shared/contract/contract.ts'
import { LINK_KINDS, TEMPLATES } from '../../shared/domain/realist.ts'
import { ROLES, STANCES, STATUSES } from '../../shared/domain/roles.ts'
import { dumpProject } from '../support/dump.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const engines: TestEngine[] = []
afterEach(async () => {
  await Promise.all(engines.splice(0).map(engine => engine.dispose()))
})

async function startStudy(): Promise<TestEngine> {
  const engine = await startTestEngine('Undo study')
  engines.push(engine)
  return engine
}

const TEXT = `Interviewer: How did it begin?\nP07: Well, nobody rang. I waited 😀 and waited.\n\nI gave up.`

/** A random command: which procedure, and numbers from which its input is made out of what the project then holds. */
const Command = fc.record({
  pick: fc.nat(42),
  a: fc.nat(1000),
  b: fc.nat(1000),
  word: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
})
type Command = typeof Command extends fc.Arbitrary<infer T> ? T : never

async function perform(study: TestEngine, { pick, a, b, word }: Command): Promise<void> {
  const { call } = study
  const ids = async (
    procedure:
      | 'sources.list'
      | 'codes.list'
      | 'codings.list'
      | 'elements.list'
      | 'configurations.list'
      | 'theories.list'
      | 'evidence.list'
      | 'participants.list'
      | 'attributes.list'
      | 'comments.list'
      | 'inferences.list'
      | 'links.list',
  ) => (await call(procedure, {})).map(({ id }) => id)
  const one = async (procedure: Parameters<typeof ids>[0], n: number) => {
    const all = await ids(procedure)
    return all[n % Math.max(1, all.length)] ?? 'none'
  }
  const role = ROLES[a % 4] ?? 'C'
  const name = `n${word.replaceAll('\0', '')}`
  const inputs: Record<number, () => Promise<[ProcedureName, unknown]>> = {
    0: async () => ['sources.create', { title: name, text: `${TEXT}\n${word}` }],
    1: async () => [
      'codes.create',
      { name, parentId: a % 2 === 0 ? null : await one('codes.list', b) },
    ],
    2: async () => [
      'codes.update',
      { codeId: await one('codes.list', a), name, role, description: word },
    ],
    3: async () => [
      'codes.move',
      {
        codeId: await one('codes.list', a),
        parentId: b % 3 === 0 ? null : await one('codes.list', b),
        position: b % 4,
      },
    ],
    4: async () => [
      'codes.merge',
      { codeId: await one('codes.list', a), intoCodeId: await one('codes.list', b) },
    ],
    5: async () => ['codes.remove', { codeId: await one('codes.list', a) }],
    6: async () => [
      'codings.create',
      {
        sourceId: await one('sources.list', a),
        start: a % 60,
        end: (a % 60) + 1 + (b % 30),
        roles: [role],
        codeIds: (await ids('codes.list')).slice(0, b % 3),
        note: word,
      },
    ],
    7: async () => [
      'codings.update',
      {
        codingId: await one('codings.list', a),
        start: b % 40,
        end: (b % 40) + 9,
        roles: [role, 'M'],
        codeIds: (await ids('codes.list')).slice(b % 2, 3),
      },
    ],
    8: async () => ['codings.remove', { codingId: await one('codings.list', a) }],
    9: async () => [
      'elements.create',
      { role, label: name, codingIds: (await ids('codings.list')).slice(0, b % 4) },
    ],
    10: async () => [
      'elements.update',
      { elementId: await one('elements.list', a), label: name, role },
    ],
    11: async () => ['elements.remove', { elementId: await one('elements.list', a) }],
    12: async () => [
      'configurations.create',
      {
        title: name,
        slots: (await ids('elements.list')).slice(0, b % 5).map(elementId => ({ role, elementId })),
      },
    ],
    13: async () => [
      'configurations.update',
      {
        configurationId: await one('configurations.list', a),
        status: STATUSES[b % 5],
        statement: b % 2 === 0 ? word : null,
      },
    ],
    14: async () => [
      'configurations.setSlots',
      {
        configurationId: await one('configurations.list', a),
        slots: (await ids('elements.list'))
          .slice(b % 3, 5)
          .map(elementId => ({ role: ROLES[b % 4], elementId })),
      },
    ],
    15: async () => [
      'configurations.remove',
      { configurationId: await one('configurations.list', a) },
    ],
    16: async () => [
      'evidence.attach',
      {
        codingId: await one('codings.list', a),
        configurationId: await one('configurations.list', b),
        stance: STANCES[a % 3],
      },
    ],
    17: async () => ['evidence.detach', { evidenceId: await one('evidence.list', a) }],
    18: async () => [
      'theories.create',
      { name, configurationIds: (await ids('configurations.list')).slice(0, a % 4) },
    ],
    19: async () => ['sources.remove', { sourceId: await one('sources.list', a) }],
    20: async () => [
      'participants.create',
      { pseudonym: name, group: a % 2 === 0 ? 'Clients' : null, note: word },
    ],
    21: async () => ['participants.remove', { participantId: await one('participants.list', a) }],
    22: async () => ['attributes.create', { name, type: 'choice', choices: ['1', name] }],
    23: async () => [
      'attributes.update',
      {
        attributeId: await one('attributes.list', a),
        ...(a % 2 === 0 ? { position: b % 4 } : { type: 'text', choices: [] }),
      },
    ],
    24: async () => [
      'participants.setValue',
      {
        participantId: await one('participants.list', a),
        attributeId: await one('attributes.list', b),
        value: a % 3 === 0 ? null : 1,
      },
    ],
    25: async () => [
      'speakers.link',
      {
        sourceId: await one('sources.list', a),
        label: b % 2 === 0 ? 'P07' : 'Interviewer',
        participantId: b % 3 === 0 ? null : await one('participants.list', b),
        ...(b % 3 === 0 && { isInterviewer: b % 2 === 0 }),
      },
    ],
    26: async () => [
      'speakers.correct',
      { sourceId: await one('sources.list', a), turn: 1 + (b % 2), label: name },
    ],
    27: async () => [
      'speakers.beginTurn',
      { sourceId: await one('sources.list', a), at: b % 50, label: name },
    ],
    28: async () => [
      'speakers.joinTurn',
      { sourceId: await one('sources.list', a), turn: 1 + (b % 2) },
    ],
    29: async () => [
      'speakers.rename',
      {
        sourceId: await one('sources.list', a),
        label: b % 2 === 0 ? 'P07' : 'Interviewer',
        newLabel: b % 3 === 0 ? 'Interviewer' : name,
      },
    ],
    30: async () => [
      'configurations.createInitial',
      { ifs: [name, 'waits'], thens: ['goes'], becauses: [{ label: 'hope', joiner: 'or' }] },
    ],
    31: async () => [
      'elements.merge',
      {
        elementIds: (await ids('elements.list')).slice(b % 3, 4),
        into: await one('elements.list', a),
        reason: word,
      },
    ],
    32: async () => {
      const element = await one('elements.list', a)
      const slots = (await call('configurations.list', {})).flatMap(each => each.slots)
      const own = slots.filter(({ elementId }) => elementId === element).slice(b % 2, 3)
      const evidence = await call('evidence.list', { elementId: element })
      return [
        'elements.split',
        {
          ...{ elementId: element, into: [name, 'another'] },
          assign: [
            ...own.map(({ id }, index) => ({ slotId: id, parts: index === 0 ? [0, 1] : [1] })),
            ...evidence.slice(0, a % 3).map(({ id }) => ({ evidenceId: id, parts: [1, 0] })),
          ],
        },
      ]
    },
    33: async () => [
      'configurations.duplicate',
      { configurationId: await one('configurations.list', a), withEvidence: b % 3 > 0 },
    ],
    34: async () => {
      const all = await call('configurations.list', {})
      const { id = 'none', slots = [] } = all[a % Math.max(1, all.length)] ?? {}
      const slotIds = slots.map(slot => slot.id)
      const into = [{ slotIds: slotIds.slice(0, 2) }, { slotIds: slotIds.slice(1) }]
      return ['configurations.split', { configurationId: id, into, isKept: b % 2 === 0 }]
    },
    35: async () => [
      'configurations.merge',
      {
        configurationIds: (await ids('configurations.list')).slice(b % 3, 4),
        into: await one('configurations.list', a),
        reason: word,
      },
    ],
    36: async () => [
      'inferences.create',
      {
        ...{ configurationId: await one('configurations.list', a), kind: 'retroduction' },
        ...{ text: name, link: 'C-M', codingIds: (await ids('codings.list')).slice(0, b % 4) },
      },
    ],
    37: async () => [
      b % 2 === 0 ? 'inferences.remove' : 'inferences.update',
      {
        inferenceId: await one('inferences.list', a),
        ...(b % 2 === 1 && { text: name, codingIds: (await ids('codings.list')).slice(b % 3, 4) }),
      },
    ],
    38: async () => [
      'comments.create',
      {
        target:
          b % 2 === 0
            ? { kind: 'element', id: await one('elements.list', a) }
            : { kind: 'configuration', id: await one('configurations.list', a) },
        body: `[${name}](retroduce:coding/${await one('codings.list', b)})`,
      },
    ],
    39: async () => [
      'comments.update',
      { commentId: await one('comments.list', a), isResolved: b % 2 === 0 },
    ],
    40: async () => {
      const all = await call('configurations.list', {})
      const from = all[a % Math.max(1, all.length)]
      return [
        'links.create',
        {
          ...{ fromId: from?.id ?? 'none', toId: await one('configurations.list', b) },
          ...{ kind: LINK_KINDS[a % 5], fromElementId: from?.slots[0]?.elementId ?? null },
        },
      ]
    },
    41: async () => ['links.remove', { linkId: await one('links.list', a) }],
    42: async () => [
      'project.setTemplate',
      { template: TEMPLATES[a % 3], mechanismSplit: b % 2 === 0 ? 'off' : 'undecided' },
    ],
  }
  // A refused command (nothing there yet, a cycle, a range outside the text) must leave no trace, so it is part of this.
  const [procedure, input] = (await inputs[pick]?.()) ?? ['project.info', {}]
  const result = await study.engine.call(procedure, input)
  if (!result.ok) expect(result.error.code).not.toBe('internal')
}

async function repeat(
  study: TestEngine,
  procedure: 'history.undo' | 'history.redo',
): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    const result = await study.engine.call(procedure, {})
    if (result.ok) continue
    expect(result.error.code).toBe(
      procedure === 'history.undo' ? 'nothing_to_undo' : 'nothing_to_redo',
    )
    return steps
  }
}

describe('the journal', () => {
  it('takes any 200 commands back to the start and forth to the end, row for row, across reopening', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Command, { minLength: 200, maxLength: 200 }), async sequence => {
        const study = await startStudy()
        const path = join(study.folder, 'study.retroduce')
        const reopen = () => study.call('projects.open', { path })
        const close = () => study.call('projects.close', {})

        await close()
        const start = dumpProject(path)
        await reopen()
        for (const command of sequence) await perform(study, command)
        await close()
        const end = dumpProject(path)

        await reopen()
        const undone = await repeat(study, 'history.undo')
        await close()
        expect(dumpProject(path)).toEqual(start)

        await reopen()
        expect(await repeat(study, 'history.redo')).toBe(undone)
        expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
        await close()
        expect(dumpProject(path)).toEqual(end)
        await study.dispose()
      }),
      { numRuns: 4 },
    )
  })

  it('forgets what could be redone once another command has run', async () => {
    const study = await startStudy()
    await study.call('codes.create', { name: 'Trust' })
    await study.call('history.undo', {})
    expect(await study.call('history.state', {})).toMatchObject({ redo: 'Create code “Trust”' })
    await study.call('codes.create', { name: 'Distance' })
    expect(await study.call('history.state', {})).toEqual({
      undo: 'Create code “Distance”',
      redo: null,
    })
    await expect(study.call('history.redo', {})).rejects.toMatchObject({ code: 'nothing_to_redo' })
  })

  it('leaves no entry for a command that changed nothing', async () => {
    const study = await startStudy()
    const code = await study.call('codes.create', { name: 'Trust' })
    const before = await study.call('history.list', {})
    await study.call('codes.update', { codeId: code.id, name: 'Trust' })
    expect(await study.call('history.list', {})).toEqual(before)
  })

  it('never undoes the creation of the project itself', async () => {
    const study = await startStudy()
    await expect(study.call('history.undo', {})).rejects.toMatchObject({ code: 'nothing_to_undo' })
  })

  it('names who did what, and keeps undone steps in the list', async () => {
    const study = await startStudy()
    const mara = await study.call('researchers.create', { name: 'Mara Quist' })
    await study.call('researchers.switch', { researcherId: mara.id })
    await study.call('codes.create', { name: 'Trust' })
    await study.call('history.undo', {})
    const [undo, create] = await study.call('history.list', { limit: 2 })
    expect(undo).toMatchObject({ kind: 'undo', targetId: create?.id, researcherId: mara.id })
    expect(create).toMatchObject({ kind: 'do', state: 'undone', procedure: 'codes.create' })
  })
})
