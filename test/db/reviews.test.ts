import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { fileOf, risOf, type RisRecord } from '../support/reference-files.ts'

const TOPICS = [
  'walking',
  'gardens',
  'choirs',
  'letters',
  'telephones',
  'kitchens',
  'buses',
  'dogs',
]
const OTHERS = ['trust', 'hope', 'time', 'money', 'shame', 'pride', 'habit', 'luck', 'play', 'rest']

/** 270 different references, then 27 of them again as another database writes them, and three broken ones. */
const DIFFERENT = Array.from({ length: 270 }, (_, n): RisRecord => {
  const [topic, other] = [TOPICS[n % 8] ?? '', OTHERS[Math.floor(n / 8) % 10] ?? '']
  return {
    title: `What ${topic} do for ${other} in district ${n}, a study of ward ${n * 7}`,
    authors: [`Author${n}, A`, 'Lind, C'],
    year: 2000 + (n % 25),
    doi: `10.5555/review.${n}`,
    journal: 'Journal of Invented Care',
    abstract: `They went along, number ${n}.`,
  }
})
const AGAIN = DIFFERENT.filter((_, n) => n % 10 === 0).map((record, n) => ({
  ...record,
  title: record.title.toUpperCase(),
  // Every third lacks its DOI, so that its title has to tell.
  ...(n % 3 === 0 && { doi: undefined }),
}))

let study: TestEngine
let ana: string
let ben: string
beforeEach(async () => {
  study = await startTestEngine('A review')
  ana = (await study.call('researchers.list', {}))[0]?.id ?? ''
  ben = (await study.call('researchers.create', { name: 'Ben Okoro' })).id
  await study.call('researchers.switch', { researcherId: ana })
})
afterEach(() => study.dispose())

const be = (researcherId: string) => study.call('researchers.switch', { researcherId })
const list = () => study.call('references.list', {})
const flow = () => study.call('prisma.get', {})

async function importAll() {
  const broken = 'TY  - JOUR\nAU  - Nobody, N\nER  - \n'.repeat(3)
  await study.call('references.import', {
    files: [fileOf('medline.ris', risOf(DIFFERENT))],
    ...{ origin: 'database', originName: 'MEDLINE', searchedOn: '2026-03-01' },
  })
  return study.call('references.import', {
    files: [fileOf('scopus.ris', risOf(AGAIN as RisRecord[]) + broken)],
    ...{ origin: 'database', originName: 'Scopus' },
  })
}

describe('a review of three hundred records', () => {
  it('is imported, freed of duplicates, screened, appraised and drawn, and its numbers add up all the way', async () => {
    const { files } = await importAll()
    expect(files).toMatchObject([{ name: 'scopus.ris', references: 27, known: 18, error: null }])
    expect(files[0]?.broken).toHaveLength(3)
    expect(await study.call('references.batches', {})).toMatchObject([
      { fileName: 'medline.ris', references: 270, duplicates: 0, broken: [] },
      {
        fileName: 'scopus.ris',
        references: 27,
        broken: [{ record: 28 }, { record: 29 }, { record: 30 }],
      },
    ])

    const { merged } = await study.call('references.mergeExact', {})
    expect(merged).toHaveLength(18)
    const pairs = await study.call('references.duplicates', {})
    const sure = pairs.filter(({ why }) => why === 'title')
    expect(sure).toHaveLength(9)
    for (const { ids } of sure) {
      await study.call('references.merge', { keepId: ids[0], duplicateIds: [ids[1]] })
    }
    expect(await flow()).toMatchObject({
      found: { identified: 297, duplicates: 27, toScreen: 270, screened: 0, openByAbstract: 270 },
    })

    const open = (await list()).filter(({ duplicateOf }) => duplicateOf === null)
    expect(open).toHaveLength(270)
    const reasons = await study.call('screening.saveReasons', {
      reasons: [{ name: 'Wrong topic' }, { name: 'No findings' }],
    })
    const sample = await study.call('screening.draw', {
      ...{ stage: 'abstract', percent: 10, seed: 7, researcherIds: [ana, ben] },
    })
    expect(sample).toMatchObject({ drawnFrom: 270, references: 27, both: 0, kappa: null })
    const twice = new Set(
      (await list()).filter(({ abstractStage }) => abstractStage.isDouble).map(({ id }) => id),
    )
    expect(twice.size).toBe(27)
    const decide = (referenceId: string, decision: 'include' | 'exclude' | 'unsure') =>
      study.call('screening.decide', { referenceId, stage: 'abstract', decision })
    for (const [index, { id }] of open.entries()) {
      await decide(id, index % 9 === 0 ? 'include' : 'exclude')
    }
    expect(await flow()).toMatchObject({
      found: {
        screened: 243,
        openByAbstract: 27,
        sought: open.filter(({ id }, n) => n % 9 === 0 && !twice.has(id)).length,
      },
    })

    await be(ben)
    const [first] = twice
    const seen = await study.call('screening.get', { referenceId: first ?? '', stage: 'abstract' })
    expect(seen.decided).toEqual([])
    const unseen = (await list()).filter(
      ({ abstractStage, duplicateOf }) => duplicateOf === null && abstractStage.outcome === 'none',
    )
    expect(unseen).toHaveLength(27)
    const ids = [...twice]
    for (const id of ids) {
      const index = open.findIndex(each => each.id === id)
      const isOdd = id === ids[0] || id === ids[1]
      const says = index % 9 === 0 ? 'include' : 'exclude'
      await decide(id, isOdd ? (says === 'include' ? 'exclude' : 'include') : says)
    }
    const [done] = await study.call('screening.samples', {})
    expect(done).toMatchObject({ both: 27, alike: 25 })
    expect(done?.kappa).toBeGreaterThan(0)
    const conflicts = await study.call('screening.conflicts', {})
    expect(conflicts.map(({ referenceId }) => referenceId).sort()).toEqual(
      [...ids.slice(0, 2)].sort(),
    )
    expect(conflicts[0]?.decided).toHaveLength(2)
    await expect(decide(ids[0] ?? '', 'include')).rejects.toMatchObject({ code: 'in_use' })
    for (const { referenceId } of conflicts) {
      await study.call('screening.settle', {
        ...{
          referenceId,
          stage: 'abstract',
          decision: 'include',
          why: 'It says more than it seems',
        },
      })
    }

    const sought = (await list()).filter(({ abstractStage }) => abstractStage.outcome === 'include')
    const [missing, out, ...rest] = sought
    await study.call('references.update', { referenceId: missing?.id ?? '', isNotRetrieved: true })
    const full = {
      referenceId: out?.id ?? '',
      stage: 'fullText' as const,
      decision: 'exclude' as const,
    }
    await expect(study.call('screening.decide', full)).rejects.toMatchObject({
      code: 'invalid_input',
    })
    await study.call('screening.decide', { ...full, reasonId: reasons[1]?.id ?? '' })
    for (const { id } of rest) {
      await study.call('screening.decide', {
        referenceId: id,
        stage: 'fullText',
        decision: 'include',
      })
    }
    const [one, two] = rest
    await study.call('references.update', { referenceId: one?.id ?? '', study: 'The ward study' })
    await study.call('references.update', { referenceId: two?.id ?? '', study: 'The ward study' })
    const drawn = await flow()
    expect(drawn).toMatchObject({
      found: {
        ...{ openByAbstract: 0, notRetrieved: 1, excludedByFullText: 1, openByFullText: 0 },
        reasons: [{ reasonId: reasons[1]?.id, count: 1 }],
      },
      ...{ includedReports: rest.length, includedStudies: rest.length - 1 },
    })
    expect(drawn.svg).toContain(`(n = ${rest.length})`)
    expect(drawn.svg).toContain('No findings (n = 1)')

    const [scale] = await study.call('appraisals.saveScales', {
      scales: [{ name: 'Richness', choices: ['Thin', 'Rich'] }],
    })
    const judged = { referenceId: one?.id ?? '', itemId: scale?.id ?? '' }
    await study.call('appraisals.judge', { ...judged, value: 'Rich', reason: 'Long quotes' })
    await be(ana)
    await study.call('appraisals.judge', { ...judged, value: 'Thin', reason: 'Few people' })
    await study.call('appraisals.judge', {
      ...{ referenceId: one?.id ?? '', itemId: 'mmat:1.1', value: 'Yes', reason: 'It is' },
    })
    await study.call('appraisals.settle', { ...judged, value: 'Rich', reason: 'We read it again' })
    const { judgements, settled } = await study.call('appraisals.list', {})
    expect(judgements).toHaveLength(3)
    expect(settled).toMatchObject([{ value: 'Rich' }])
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })

    for (const ending of ['svg', 'png', 'docx']) {
      const path = `${study.folder}/flow.${ending}`
      expect(
        (await study.call('exports.write', { product: 'prisma', path })).bytes,
      ).toBeGreaterThan(1_000)
    }
  })
})

describe('what two screen', () => {
  it('is hidden from each other in every answer, and undo passes to whoever took the step', async () => {
    await study.call('references.import', {
      files: [fileOf('a.ris', risOf(DIFFERENT.slice(0, 6)))],
      ...{ origin: 'database', originName: 'MEDLINE' },
    })
    const researcherIds: [string, string] = [ana, ben]
    const { id: sampleId } = await study.call('screening.draw', {
      ...{ stage: 'abstract', percent: 50, researcherIds },
    })
    const mine = (await list()).find(({ abstractStage }) => abstractStage.isDouble)?.id ?? ''
    const note = 'Surely about the blue lighthouse'
    await study.call('screening.decide', {
      ...{ referenceId: mine, stage: 'abstract', decision: 'exclude', note },
    })
    await be(ben)
    const told = JSON.stringify([
      await study.call('screening.get', { referenceId: mine, stage: 'abstract' }),
      await study.call('screening.progress', {}),
      await study.call('screening.conflicts', {}),
      await study.call('history.list', {}),
      await study.call('search.find', { query: 'blue' }),
      await list(),
    ])
    expect(told).not.toContain('lighthouse')
    expect(told).not.toContain('Screen a reference')
    expect((await list()).find(({ id }) => id === mine)?.abstractStage.outcome).toBe('none')
    await expect(study.call('history.undo', {})).rejects.toMatchObject({ code: 'undo_refused' })
    await expect(
      study.call('screening.settle', {
        ...{ referenceId: mine, stage: 'abstract', decision: 'include', why: 'I say so' },
      }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
    await study.call('screening.decide', {
      referenceId: mine,
      stage: 'abstract',
      decision: 'include',
    })
    const { decided } = await study.call('screening.get', { referenceId: mine, stage: 'abstract' })
    expect(decided).toHaveLength(2)
    await study.call('screening.end', { sampleId, reason: 'Enough' })
    expect(await study.call('screening.samples', {})).toMatchObject([{ endReason: 'Enough' }])
  })
})

describe('references', () => {
  it('are merged with the fields that are chosen, told apart, separated, and all of it undone', async () => {
    await study.call('references.import', {
      files: [
        fileOf(
          'a.ris',
          risOf([
            { title: 'Trust grows by going along with people', authors: ['Okoro, B'], year: 2020 },
            {
              title: 'Trust grows by going along with people',
              authors: ['Okoro, B'],
              year: 2020,
              journal: 'Care',
              doi: '10.5555/x',
            },
          ]),
        ),
      ],
      ...{ origin: 'other', originName: 'Citation searching' },
    })
    const [one, two] = await list()
    const [keepId, otherId] = [one?.id ?? '', two?.id ?? '']
    const before = await list()
    await study.call('references.merge', {
      keepId,
      duplicateIds: [otherId],
      fields: { doi: otherId, container: otherId },
    })
    expect(await study.call('references.get', { referenceId: keepId })).toMatchObject({
      ...{ doi: '10.5555/x', container: 'Care', duplicateIds: [otherId], citation: 'Okoro 2020' },
    })
    expect(await study.call('references.duplicates', {})).toEqual([])
    await study.call('history.undo', {})
    expect(await list()).toEqual(before)
    await study.call('history.redo', {})
    await study.call('references.separate', { referenceId: otherId })
    expect(await study.call('references.duplicates', {})).toEqual([])
    // Found by other methods: sought at once, unless somebody screens it.
    expect(await flow()).toMatchObject({ others: { identified: 2, skipped: 2, sought: 2 } })
  })

  it('get their full texts by DOI, title and file name in one step', async () => {
    await study.call('references.import', {
      files: [fileOf('a.ris', risOf(DIFFERENT.slice(0, 3)))],
      ...{ origin: 'database', originName: 'MEDLINE' },
    })
    const text = (words: string) => `Journal of Invented Care\n${words}\nThey went along.`
    const add = async (title: string, words: string) =>
      (await study.call('sources.create', { title, text: text(words), kind: 'paper' })).id
    const sources = [
      await add('scan 1', 'doi: https://doi.org/10.5555/review.0'),
      await add('scan 2', DIFFERENT[1]?.title ?? ''),
      await add('Author2 2002', 'Nothing that tells'),
      await add('Something else', 'Nothing at all'),
    ]
    const ids = (await list()).map(({ id }) => id)
    const matches = await study.call('references.matches', {})
    expect(new Set(matches)).toEqual(
      new Set([
        { referenceId: ids[0], sourceId: sources[0], why: 'doi' },
        { referenceId: ids[1], sourceId: sources[1], why: 'title' },
        { referenceId: ids[2], sourceId: sources[2], why: 'fileName' },
      ]),
    )
    await study.call('references.attach', {
      pairs: matches.map(({ referenceId, sourceId }) => ({ referenceId, sourceId })),
    })
    expect((await list()).map(({ sourceId }) => sourceId)).toEqual(sources.slice(0, 3))
    await study.call('sources.remove', { sourceId: sources[0] ?? '' })
    expect((await list())[0]?.sourceId).toBeNull()
    expect(await study.call('project.check', {})).toMatchObject({ isOk: true })
  })
})
