import type { Story, StoryBlock } from '../contract/theory-comparison.ts'
import { list, type Report, type ReportBlock } from './report.ts'

const STANCE_WORDS = { supports: 'supports it', refines: 'refines it', challenges: 'challenges it' }

/** The story of a theory as a document. */
export function storyReport({ title, blocks }: Story, date: string): Report {
  return { title, date, isLandscape: false, blocks: storyBlocks(blocks) }
}

/** Parts of a story as parts of a document. */
export function storyBlocks(blocks: readonly StoryBlock[]): ReportBlock[] {
  return blocks.flatMap(describe)
}

function describe(block: StoryBlock): ReportBlock[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return [block]
    case 'list':
      return list(block.items)
    case 'change':
      return [
        { kind: 'text', lead: block.text, text: describeChange(block) },
        ...list(block.reasons),
      ]
    case 'quote': {
      const { text, who, stance } = block
      return [{ kind: 'quote', text, by: `${who === '' ? '' : `${who}, `}${STANCE_WORDS[stance]}` }]
    }
  }
}

/** Each on a line of its own below what changed. */
function describeChange({ before, after }: Extract<StoryBlock, { kind: 'change' }>): string {
  const lines = [
    ...(before === null || before === '' ? [] : [`Before: ${before}`]),
    ...(after === null || after === '' ? [] : [`${before === null ? '' : 'Now: '}${after}`]),
  ]
  return lines.map(line => `\n${line}`).join('')
}
