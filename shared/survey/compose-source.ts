import type { Block } from '../text/source-draft.ts'

/** A question, or what somebody answered to one. */
export type SurveyPart =
  | { kind: 'question'; text: string }
  | {
      kind: 'answer'
      speaker: string
      text: string
      /** Whether the speaker is named before the answer. */
      isLabelled: boolean
    }

/**
 * The text of a source and its blocks: questions as headings, every answer as a turn of whoever gave it. Lines within an
 * answer stay; whatever it begins with, nobody else is taken to speak in it.
 */
export function composeSurvey(parts: readonly SurveyPart[]): { text: string; blocks: Block[] } {
  const blocks: Block[] = []
  let text = ''
  // What the text ends with is kept beside it: asked of a text that still grows, it would be put together every time.
  let hasBlankLine = false
  let turn = 0
  for (const part of parts) {
    if (part.kind === 'question') {
      text += text === '' ? '' : '\n'
      blocks.push(blockAt(text.length, part.text, { kind: 'heading', level: 1 }))
      text += `${part.text}\n`
      hasBlankLine = false
      continue
    }
    turn += 1
    const label = part.isLabelled ? `${part.speaker}: ` : ''
    const said = { kind: 'turn', speaker: part.speaker, turn } as const
    // A blank line tells answers apart that stand below each other.
    if (part.isLabelled && turn > 1 && !hasBlankLine) text += '\n'
    for (const [index, line] of part.text.trim().split('\n').entries()) {
      const before = index === 0 ? label : ''
      if (line.trim() !== '') {
        const block = blockAt(text.length, before + line, said)
        blocks.push({ ...block, contentStart: block.start + before.length })
      }
      text += `${before}${line}\n`
      hasBlankLine = before + line === ''
    }
  }
  const whole = text.trimEnd()
  return { text: whole, blocks: blocks.map(block => withinText(block, whole)) }
}

function blockAt(start: number, line: string, what: Pick<Block, 'kind'> & Partial<Block>): Block {
  return {
    ...{ start, end: start + line.length, contentStart: start },
    ...{ speaker: null, turn: null, timeMs: null, level: null },
    ...what,
  }
}

/** White space at the very end of the text is cut off. */
function withinText(block: Block, text: string): Block {
  return block.end <= text.length ? block : { ...block, end: text.length }
}
