import type { Story, StoryBlock } from '../../../shared/contract/theory-comparison.ts'
import { type MemoBlock, type MemoSpan, plainSpan } from '../../../shared/memos/memo-blocks.ts'

const STANCE_WORDS = { supports: 'supports it', refines: 'refines it', challenges: 'challenges it' }

/** A story as plain blocks of a document: headings, paragraphs, lists and quotes. */
export function storyBlocks({ blocks }: Story): MemoBlock[] {
  return blocks.flatMap(describe)
}

function describe(block: StoryBlock): MemoBlock[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, spans: [plainSpan(block.text)] }]
    case 'text':
      return [{ kind: 'paragraph', spans: [plainSpan(block.text)] }]
    case 'list':
      return listOf(block.items)
    case 'change':
      return [{ kind: 'paragraph', spans: describeChange(block) }, ...listOf(block.reasons)]
    case 'quote': {
      const { text, who, stance } = block
      const by = `${who === '' ? '' : `${who}, `}${STANCE_WORDS[stance]}`
      return [{ kind: 'quote', spans: [plainSpan(`“${text}”\n(${by})`)] }]
    }
  }
}

function describeChange({
  text,
  before,
  after,
}: Extract<StoryBlock, { kind: 'change' }>): MemoSpan[] {
  const lines = [
    ...(before === null || before === '' ? [] : [`Before: ${before}`]),
    ...(after === null || after === '' ? [] : [`${before === null ? '' : 'Now: '}${after}`]),
  ]
  return [{ ...plainSpan(text), isBold: true }, ...lines.map(line => plainSpan(`\n${line}`))]
}

function listOf(items: readonly string[]): MemoBlock[] {
  if (items.length === 0) return []
  return [
    {
      ...{ kind: 'list', start: 1 },
      items: items.map(item => ({ depth: 0, isOrdered: false, spans: [plainSpan(item)] })),
    },
  ]
}
