import type { Certificate } from '../../../shared/contract/withdrawals.ts'
import { countOf, heading, list, type Report, soft, text } from '../../../shared/reports/report.ts'

/** A certificate as a document: what was erased, by counts, and what still holds their words. */
export function certificateReport(certificate: Certificate): Report {
  const { id, at, project, pseudonym, researcher } = certificate
  return {
    title: 'Certificate of erasure',
    date: at.slice(0, 10),
    isLandscape: false,
    blocks: [
      text(project, 'Project: '),
      text(pseudonym, 'Participant: '),
      text(`${at.slice(0, 10)}, ${at.slice(11, 16)} UTC`, 'Erased on: '),
      text(researcher, 'Erased by: '),
      text(id, 'Number: '),
      heading(2, 'What was erased'),
      ...list(erasedLines(certificate)),
      text(
        'The file of the project was written anew without it: what was erased, former texts and the history of changes are not in the file any more, and cannot be brought back from it.',
      ),
      heading(2, 'What others say of them'),
      text(mentionsLine(certificate)),
      heading(2, 'Backups on this computer'),
      ...list(backupLines(certificate)),
      heading(2, 'Files that were taken out before'),
      ...exportBlocks(certificate),
      soft(
        'This certificate holds none of the content. It says nothing of copies that were made by other means, of paper, or of what a disk may keep of files that were removed.',
      ),
    ],
  }
}

function erasedLines({ erased }: Certificate): string[] {
  return [
    countOf(erased.sources, 'whole source'),
    countOf(erased.turns, 'turn'),
    countOf(erased.codings, 'coded passage'),
    countOf(erased.evidence, 'piece of evidence', 'pieces of evidence'),
    countOf(erased.memos, 'memo'),
    countOf(erased.notes, 'stretch of their words in notes', 'stretches of their words in notes'),
    countOf(erased.mentions, 'mention of them by others', 'mentions of them by others'),
    countOf(
      erased.attributeValues,
      'characteristic of the participant',
      'characteristics of the participant',
    ),
    countOf(erased.textVersions, 'former text'),
    countOf(erased.steps, 'step of the history', 'steps of the history'),
  ].filter(line => !line.startsWith('0 '))
}

function mentionsLine({ mentionsLeft }: Certificate): string {
  if (mentionsLeft === 0)
    return 'No mention of them by others, by what they were called here, is left.'
  return `${countOf(mentionsLeft, 'mention')} of them by others ${mentionsLeft === 1 ? 'was' : 'were'} left in texts that stay.`
}

function backupLines({ backups: { removed, rewritten, left } }: Certificate): string[] {
  if (removed + rewritten + left === 0) return ['None held their words.']
  return [
    `${countOf(removed, 'backup')} removed.`,
    `${countOf(rewritten, 'backup')} written anew without their words.`,
    `${countOf(left, 'backup')} left as ${left === 1 ? 'it was' : 'they were'}.`,
  ].filter(line => !line.startsWith('0 '))
}

function exportBlocks({ exports }: Certificate): Report['blocks'] {
  if (exports.length === 0) return [text('None is recorded that could hold their words.')]
  return [
    text('These may hold their words. They are outside of the program and were not changed.'),
    ...list(
      exports.map(({ product, fileName, at }) => `${fileName} (${product}, ${at.slice(0, 10)})`),
    ),
  ]
}

/** The same as plain text. */
export function certificateText(certificate: Certificate): string {
  const { title, blocks } = certificateReport(certificate)
  const lines = blocks.flatMap(block => {
    if (block.kind === 'heading') return ['', block.text, '-'.repeat(block.text.length)]
    if (block.kind === 'list') return block.items.map(item => `- ${item}`)
    if (block.kind !== 'text') return []
    return block.lead === undefined ? ['', block.text] : [block.lead + block.text]
  })
  return `${[title, '='.repeat(title.length), '', ...lines].join('\n')}\n`
}
