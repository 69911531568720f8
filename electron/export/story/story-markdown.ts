import type { Story } from '../../../shared/contract/theory-comparison.ts'
import { writeMemo } from '../../../shared/memos/write-memo.ts'
import { storyBlocks } from './story-blocks.ts'

/** A story as Markdown. */
export function storyMarkdown(story: Story): string {
  return `${writeMemo(storyBlocks(story))}\n`
}
