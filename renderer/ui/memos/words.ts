import type { Memo } from '../../../shared/contract/memos.ts'
import { type MemoKind, MEMO_KINDS, type SubjectKind } from '../../../shared/memos/kinds.ts'
import { memoBlocks } from '../../../shared/memos/read-memo.ts'

/** What each kind of memo is called. */
export const KIND_NAMES: Record<MemoKind, string> = {
  analytic: 'Analytic',
  inference: 'Retroductive inference',
  methodological: 'Methodological',
  reflexive: 'Reflexive',
}

const KIND_REASONS: Record<MemoKind, string> = {
  analytic: 'What the material says',
  inference: 'What must be so for this to have happened',
  methodological: 'How the work was done, and why so',
  reflexive: 'What the researcher brings to it',
}

/** The kinds of memo, to choose from. */
export const KIND_CHOICES = MEMO_KINDS.map(id => ({
  id,
  label: KIND_NAMES[id],
  description: KIND_REASONS[id],
}))

/** What a memo can be about, in the singular. */
export const SUBJECT_NAMES: Record<SubjectKind, string> = {
  project: 'Project',
  source: 'Source',
  coding: 'Coding',
  code: 'Code',
  element: 'Element',
  configuration: 'Configuration',
  theory: 'Programme theory',
  participant: 'Participant',
  evidence: 'Evidence',
}

/** How much of a body is read for a title or a glimpse; characters. */
const GLIMPSE = 600

/** What a memo is called: its title, else its first words. */
export function memoTitle({ title, body }: Pick<Memo, 'title' | 'body'>): string {
  return title || linesOf(body)[0] || 'Untitled memo'
}

/** How a memo goes on after what it is called. */
export function memoGlimpse({ title, body }: Pick<Memo, 'title' | 'body'>): string {
  return linesOf(body)
    .slice(title === '' ? 1 : 0)
    .join(' ')
    .slice(0, GLIMPSE)
}

/** The lines of a body as they read, without signs of Markdown. */
function linesOf(body: string): string[] {
  return memoBlocks(body.slice(0, GLIMPSE))
    .flatMap(block => {
      if (block.kind === 'kept') return [block.text]
      if (block.kind === 'list') return block.items.map(({ spans }) => textOf(spans))
      return [textOf(block.spans)]
    })
    .flatMap(text => text.split('\n'))
    .map(line => line.trim())
    .filter(line => line !== '')
}

function textOf(spans: readonly { text: string }[]): string {
  return spans.map(({ text }) => text).join('')
}
