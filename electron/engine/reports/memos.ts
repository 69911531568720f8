import type { Memo } from '../../../shared/contract/memos.ts'
import { writtenDay } from '../../../shared/domain/written-day.ts'
import type { MemoKind } from '../../../shared/memos/kinds.ts'
import type { MemoBlock, MemoSpan } from '../../../shared/memos/memo-blocks.ts'
import { memoBlocks } from '../../../shared/memos/read-memo.ts'
import {
  heading,
  list,
  type Report,
  type ReportBlock,
  soft,
  text,
} from '../../../shared/reports/report.ts'
import { listMemos } from '../../db/repositories/memos.ts'
import { getProjectInfo, listResearchers } from '../../db/repositories/project.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { asOf } from './as-of.ts'

const KIND_WORDS: Record<MemoKind, string> = {
  analytic: 'Analytic memo',
  inference: 'Retroductive inference',
  methodological: 'Methodological memo',
  reflexive: 'Reflexive memo',
}

/** Memos as a document, the oldest first: some, or all. */
export function memosReport(db: ReadableDb, memoIds?: readonly string[]): Report {
  const names = new Map(listResearchers(db).map(({ id, name }) => [id, name]))
  const wanted = memoIds === undefined ? null : new Set(memoIds)
  const memos = listMemos(db, { includeMentions: false })
    .filter(({ id }) => wanted?.has(id) !== false)
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0))
  const { title: study } = getProjectInfo(db)
  const date = asOf(db)
  return {
    ...{ title: `Memos: ${study}`, date, isLandscape: false },
    blocks: [
      heading(1, 'Memos'),
      soft(`${study}, as of ${writtenDay(date)}.`),
      ...(memos.length === 0 ? [text('There is no memo yet.')] : []),
      ...memos.flatMap(memo => tellMemo(memo, names)),
    ],
  }
}

function tellMemo(memo: Memo, names: ReadonlyMap<string, string>): ReportBlock[] {
  const { kind, title, body, subjects, researcherId, createdAt } = memo
  const who = names.get(researcherId)
  const about = subjects.flatMap(({ name }) => name ?? []).join('; ')
  const head = [KIND_WORDS[kind], who ?? '', createdAt.slice(0, 10)].filter(part => part !== '')
  return [
    heading(2, title.trim() === '' ? KIND_WORDS[kind] : title),
    soft(`${head.join(', ')}${about === '' ? '' : `. About: ${about}`}.`),
    ...memoBlocks(body).flatMap(convert),
  ]
}

function convert(block: MemoBlock): ReportBlock[] {
  switch (block.kind) {
    case 'heading':
      return [heading(3, wordsOf(block.spans))]
    case 'list':
      return list(block.items.map(({ spans }) => wordsOf(spans)))
    case 'quote':
      return [soft(wordsOf(block.spans))]
    case 'kept':
      return [text(block.text)]
    case 'paragraph': {
      const words = wordsOf(block.spans)
      return words.trim() === '' ? [] : [text(words)]
    }
  }
}

function wordsOf(spans: readonly MemoSpan[]): string {
  return spans.map(span => span.text).join('')
}
