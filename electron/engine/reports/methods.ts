import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { countOf, heading, type Report, soft, text } from '../../../shared/reports/report.ts'
import type { SourceKind } from '../../../shared/text/source-draft.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import type { StudyCounts } from '../../db/repositories/study-counts.ts'
import { sum } from './answers.ts'

const KIND_WORDS: Record<SourceKind, readonly [string, string]> = {
  transcript: ['interview transcript', 'interview transcripts'],
  focusGroup: ['focus group', 'focus groups'],
  observation: ['observation', 'observations'],
  document: ['document', 'documents'],
  paper: ['paper', 'papers'],
  survey: ['survey response set', 'survey response sets'],
}

/** What the methods section may say of the data and the analysis: counts of what is in the project, and nothing else. */
export function methodsParagraphs(counts: StudyCounts): string[] {
  return [data(counts), coding(counts), theory(counts), audit(counts)].filter(part => part !== '')
}

/** The methods paragraphs as a document. */
export function methodsReport(counts: StudyCounts, study: string, date: string): Report {
  const paragraphs = methodsParagraphs(counts)
  return {
    ...{ title: `Methods: ${study}`, date, isLandscape: false },
    blocks: [
      heading(1, 'Methods'),
      soft(`${study}, as of ${writtenDay(date)}.`),
      ...(paragraphs.length === 0
        ? [text('The project holds nothing yet that could be reported.')]
        : paragraphs.map(each => text(each))),
      soft(
        'Every number is counted in the project. What it does not hold, such as recruitment, sampling, ethics and the reasons for the design, is for you to add.',
      ),
    ],
  }
}

function data({ sources, words, participants, cases }: StudyCounts): string {
  const total = sum(sources.map(({ count }) => count))
  const people = sum(participants.map(({ count }) => count))
  const kinds = sources.map(({ kind, count }) => countOf(count, ...KIND_WORDS[kind]))
  const groups = participants.map(({ group, count }) => `${count} ${group ?? 'without a group'}`)
  const named = participants.filter(({ group }) => group !== null).length
  return sentences([
    total === 0
      ? ''
      : `The data are ${kinds.length === 1 ? joined(kinds) : `${countOf(total, 'source')} (${joined(kinds)})`}, with ${countOf(words, 'word')} in all.`,
    people === 0
      ? ''
      : `${countOf(people, 'participant')} ${people === 1 ? 'is' : 'are'} recorded`.concat(
          named === 0 ? '.' : `, from ${countOf(named, 'stakeholder group')}: ${joined(groups)}.`,
        ),
    cases === 0 ? '' : `The material comes from ${countOf(cases, 'case')}.`,
  ])
}

function coding(counts: StudyCounts): string {
  const { codings, codingsByRole, codes, coders, codedSources, doubleCoded } = counts
  const { codedParticipants } = counts
  if (codings === 0) return ''
  const all = codes.deductive + codes.inductive
  const byRole = ROLES.filter(role => codingsByRole[role] > 0).map(
    role => `${codingsByRole[role].toLocaleString('en-GB')} as ${ROLE_NAMES[role].toLowerCase()}`,
  )
  const many = byRole.length > 1 ? ' (a passage may have several roles)' : ''
  return sentences([
    `${countOf(coders, 'researcher')} coded ${countOf(codings, 'passage')} in ${countOf(codedSources, 'source')}${byRole.length === 0 ? '' : `: ${joined(byRole)}${many}`}.`,
    codedParticipants === 0
      ? ''
      : `The coded passages are the words of ${countOf(codedParticipants, 'participant')} as far as speakers are known.`,
    doubleCoded === 0
      ? ''
      : `${countOf(doubleCoded, 'source')} of ${codedSources} ${doubleCoded === 1 ? 'was' : 'were'} coded by more than one researcher.`,
    all === 0
      ? ''
      : `The codebook has ${countOf(all, 'code')}, ${codes.deductive} deductive and ${codes.inductive} inductive.`,
  ])
}

function theory(counts: StudyCounts): string {
  const { configurations, elementsByRole, evidence, responses, links, rivals } = counts
  const { principles, lenses, patterns } = counts
  const all = sum(Object.values(configurations))
  if (all === 0) return ''
  const byStatus = (['agreed', 'proposed', 'draft', 'merged', 'rejected'] as const)
    .filter(status => configurations[status] > 0)
    .map(status => `${configurations[status]} ${STATUS_WORDS[status]}`)
  const parts = ROLES.filter(role => elementsByRole[role] > 0).map(role =>
    countOf(elementsByRole[role], ROLE_NAMES[role].toLowerCase()),
  )
  const beside = [
    ...(principles === 0 ? [] : [countOf(principles, 'guiding principle')]),
    ...(patterns === 0 ? [] : [countOf(patterns, 'outcome pattern')]),
    ...(lenses === 0
      ? []
      : [countOf(lenses, 'substantive theory', 'substantive theories').concat(' as a lens')]),
  ]
  const pieces = sum(Object.values(evidence))
  const answers = sum(Object.values(responses))
  return sentences([
    `The theory holds ${countOf(all, 'context-mechanism-outcome configuration')} (${joined(byStatus)})${parts.length === 0 ? '' : `, and ${joined(parts)} as their elements`}.`,
    pieces === 0
      ? 'No passage has been attached to them as evidence.'
      : `${countOf(pieces, 'piece')} of evidence ${pieces === 1 ? 'is' : 'are'} attached to configurations and their elements: ${evidence.supports} in support, ${evidence.refines} refining and ${evidence.challenges} challenging them.`,
    answers === 0
      ? ''
      : `Respondents answered to parts of the theory in ${countOf(answers, 'passage')}: ${responses.confirmed} confirmed, ${responses.refined} refined and ${responses.rejected} rejected what was put to them.`,
    links + rivals === 0
      ? ''
      : `${countOf(links, 'link')} between configurations and ${countOf(rivals, 'pair')} of rival explanations ${links + rivals === 1 ? 'is' : 'are'} recorded.`,
    beside.length === 0 ? '' : `Recorded beside them: ${joined(beside)}.`,
  ])
}

function audit({ versions, decisions, memos }: StudyCounts): string {
  const kept = versions.filter(({ frozenAt }) => frozenAt !== null)
  const names = versions.map(({ name }) => `“${name}”`)
  return sentences([
    versions.length === 0
      ? ''
      : `The theory has ${countOf(versions.length, 'version')} (${joined(names)})${kept.length === 0 ? '' : `, ${kept.length} of them kept as ${kept.length === 1 ? 'it' : 'they'} stood`}.`,
    decisions === 0
      ? ''
      : `${countOf(decisions, 'decision')} of the team ${decisions === 1 ? 'is' : 'are'} recorded.`,
    memos === 0 ? '' : `${countOf(memos, 'memo')} ${memos === 1 ? 'was' : 'were'} written.`,
  ])
}

const STATUS_WORDS = {
  agreed: 'agreed',
  proposed: 'proposed',
  draft: 'in draft',
  merged: 'merged into others',
  rejected: 'rejected',
}

function sentences(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join(' ')
}

/** `a, b and c`. */
function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
