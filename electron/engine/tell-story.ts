import type { Decision } from '../../shared/contract/decisions.ts'
import type { Theory } from '../../shared/contract/theories.ts'
import type {
  Comparison,
  Story,
  StoryBlock,
  VersionDifference,
  VersionPassage,
} from '../../shared/contract/theory-comparison.ts'
import { nameConfiguration } from '../../shared/domain/configuration-name.ts'
import { writtenDay } from '../../shared/domain/written-day.ts'
import type { DifferenceKind } from '../../shared/domain/compare-versions.ts'
import { type ReadVersion, readVersion } from '../db/repositories/compared-versions.ts'
import { listDecisions } from '../db/repositories/decisions.ts'
import { getProjectInfo, listResearchers } from '../db/repositories/project.ts'
import { listTheories } from '../db/repositories/theories.ts'
import type { ReadableDb } from '../db/sql.ts'
import { explainDifferences } from './compare-theories.ts'

const HEADINGS: Record<DifferenceKind, string> = {
  added: 'Added',
  dropped: 'Dropped',
  restructured: 'Built differently',
  reworded: 'Worded differently',
  status: 'Judged differently',
  regrouped: 'Grouped differently',
  link: 'Linked differently',
  evidence: 'Evidence gained and lost',
}

/**
 * The story of the theory from rough to refined, as blocks of a document: each version with its narrative and what it holds,
 * and what changed since the one before, with reasons and quotes.
 */
export function tellStory(db: ReadableDb): Story {
  const telling = tellSlowly(db)
  let step = telling.next()
  while (!step.done) step = telling.next()
  return step.value
}

/** The same, which yields after each version: many take a while. */
export function* tellSlowly(db: ReadableDb): Generator<void, Story, void> {
  const title = `How the theory came to be: ${getProjectInfo(db).title}`
  const names = new Map(listResearchers(db).map(({ id, name }) => [id, name]))
  const blocks: StoryBlock[] = [{ kind: 'heading', level: 1, text: title }]
  const theories = listTheories(db)
  if (theories.length === 0) blocks.push(say('No version of the theory has been named yet.'))
  let before: ReadVersion | null = null
  for (const theory of theories) {
    const content = readVersion(db, theory)
    blocks.push(...introduce(theory, content))
    if (before === null) blocks.push(...listStatements(content))
    else blocks.push(...tellComparison(explainDifferences(db, before, content), names))
    blocks.push(
      ...tellDecisions(listDecisions(db, { about: { kind: 'theory', id: theory.id } }), names),
    )
    before = content
    yield
  }
  return { title, blocks }
}

function say(text: string): StoryBlock {
  return { kind: 'text', text }
}

const KINDS: Record<Theory['kind'], string> = {
  initial: 'Initial programme theory',
  refined: 'Refined programme theory',
  'mid-range': 'Mid-range theory',
}

function introduce(theory: Theory, version: ReadVersion): StoryBlock[] {
  const { configurations, elements, principles, evidence } = version
  const { name, kind, narrative, createdAt, frozenAt } = theory
  const when =
    frozenAt === null
      ? `begun on ${writtenDay(createdAt)}, as it is now`
      : `as it stood on ${writtenDay(frozenAt)}`
  const held = [
    count(configurations.length, 'configuration'),
    count(elements.length, 'element'),
    ...(principles.length === 0 ? [] : [count(principles.length, 'principle')]),
  ]
  const passages = new Set(evidence.map(({ codingId }) => codingId)).size
  return [
    { kind: 'heading', level: 2, text: name },
    say(
      `${name === KINDS[kind] ? capital(when) : `${KINDS[kind]}, ${when}`}: ${held.join(', ')}; ${count(passages, 'passage')} under its configurations.`,
    ),
    ...narrative
      .split(/\n{2,}/)
      .filter(part => part.trim() !== '')
      .map(say),
  ]
}

function listStatements({ configurations }: ReadVersion): StoryBlock[] {
  if (configurations.length === 0) return []
  return [
    {
      kind: 'list',
      items: configurations.map(each =>
        each.statement === ''
          ? nameConfiguration(each)
          : `${nameConfiguration(each)}. ${each.statement}`,
      ),
    },
  ]
}

type Names = ReadonlyMap<string, string>

function tellComparison({ from, entries, counts }: Comparison, names: Names): StoryBlock[] {
  if (entries.length === 0) return [say(`Nothing differs from “${from.name}”.`)]
  const sums = (Object.keys(HEADINGS) as DifferenceKind[])
    .filter(kind => counts[kind] > 0)
    .map(kind => `${HEADINGS[kind].toLowerCase()}: ${counts[kind]}`)
  const blocks: StoryBlock[] = [
    { kind: 'heading', level: 2, text: `What changed since “${from.name}”` },
    say(capital(`${sums.join('; ')}.`)),
  ]
  // What was said once is not said again under what else was changed by it.
  const told = new Set<string>()
  for (const [kind, own] of Map.groupBy(entries, entry => entry.kind)) {
    blocks.push({ kind: 'heading', level: 3, text: HEADINGS[kind] })
    for (const entry of own) blocks.push(...tellEntry(entry, names, told))
  }
  return blocks
}

function tellEntry(entry: VersionDifference, names: Names, told: Set<string>): StoryBlock[] {
  const { thing, changes, causes, passages } = entry
  const [first, ...others] = changes
  const fresh = (id: string) => {
    const isNew = !told.has(id)
    told.add(id)
    return isNew
  }
  const reasons = [
    ...(causes.statusReason === '' ? [] : [causes.statusReason]),
    ...causes.decisions.filter(({ id }) => fresh(id)).map(each => tellDecision(each, names)),
    ...causes.lineage.map(tellLineage),
  ]
  return [
    {
      kind: 'change',
      text: `${thing.name}${describeCounts(entry)}`,
      ...{ before: first?.before ?? null, after: first?.after ?? null, reasons },
    },
    ...others.map(
      ({ field, before, after }): StoryBlock => ({
        ...{ kind: 'change', text: wordsOfField(field), before, after, reasons: [] },
      }),
    ),
    ...passages.filter(({ quote, isGained }) => quote !== null && isGained).map(quote),
  ]
}

function describeCounts({ gained, lost }: VersionDifference): string {
  const sum = (counts: VersionDifference['gained']) =>
    [
      counts.supports > 0 ? `${counts.supports} for` : '',
      counts.refines > 0 ? `${counts.refines} refining` : '',
      counts.challenges > 0 ? `${counts.challenges} against` : '',
    ]
      .filter(part => part !== '')
      .join(', ')
  const parts = [
    sum(gained) === '' ? '' : `gained ${sum(gained)}`,
    sum(lost) === '' ? '' : `lost ${sum(lost)}`,
  ].filter(part => part !== '')
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`
}

function tellDecisions(decisions: readonly Decision[], names: Names): StoryBlock[] {
  if (decisions.length === 0) return []
  return [
    { kind: 'heading', level: 3, text: 'Decisions about this version' },
    { kind: 'list', items: decisions.map(each => tellDecision(each, names)) },
  ]
}

function tellDecision(decision: Decision, names: Names): string {
  const { text, reason, consequence, at, researcherId } = decision
  const who = names.get(researcherId)
  return [
    `Decided on ${writtenDay(at)}${who === undefined ? '' : ` (recorded by ${who})`}: ${stop(text)}`,
    ...(reason.trim() === '' ? [] : [`Because: ${stop(reason)}`]),
    ...(consequence.trim() === '' ? [] : [`So: ${stop(consequence)}`]),
  ].join(' ')
}

const LINEAGE: Record<VersionDifference['causes']['lineage'][number]['kind'], string> = {
  duplicate: 'copied as',
  split: 'split off as',
  merge: 'merged into',
  consolidate: 'consolidated into',
}

function tellLineage({
  kind,
  fromName,
  toName,
  reason,
}: VersionDifference['causes']['lineage'][number]): string {
  const why = reason.trim() === '' ? '' : ` ${stop(reason)}`
  return `${fromName} was ${LINEAGE[kind]} ${toName}.${why}`
}

function quote(passage: VersionPassage): StoryBlock {
  const { participant, speaker, sourceTitle, group, stance } = passage
  const who = [...new Set([participant ?? speaker, group, sourceTitle])].filter(
    part => part !== null,
  )
  return { kind: 'quote', text: passage.quote ?? '', who: who.join(', '), stance }
}

const FIELDS: Record<string, string> = {
  statusReason: 'Reason for the status',
  outcomeLevel: 'Level of the outcome',
  isIntended: 'Intended',
  handle: 'Short name',
}

function wordsOfField(field: string): string {
  return FIELDS[field] ?? capital(field)
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** A text with a full stop where it has no end of its own. */
function stop(text: string): string {
  const trimmed = text.trim()
  return /[.!?…]$/u.test(trimmed) ? trimmed : `${trimmed}.`
}
