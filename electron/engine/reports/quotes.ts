import type { Passage } from '../../../shared/contract/configurations.ts'
import type { ReportBlock } from '../../../shared/reports/report.ts'

/** Who says something: the participant or else the speaker, their group and the source, each once. */
export function whoSays(
  passage: Pick<Passage, 'participant' | 'speaker' | 'group' | 'sourceTitle'>,
): string {
  const { participant, speaker, group, sourceTitle } = passage
  const parts = [participant ?? speaker, group, sourceTitle].filter(part => part !== null)
  return [...new Set(parts)].join(', ')
}

/** A passage as a quote. */
export function quoteOf(
  passage: Pick<Passage, 'participant' | 'speaker' | 'group' | 'sourceTitle'> & { quote: string },
  remark = '',
): ReportBlock {
  const by = [whoSays(passage), remark].filter(part => part !== '').join(', ')
  return { kind: 'quote', text: passage.quote, by }
}
