import { Star } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import type { Coding } from '../../../shared/contract/codings.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { CopyQuote } from '../../ui/CopyQuote.tsx'
import { Quote } from '../../ui/Quote.tsx'
import { spoken } from '../../ui/spoken.ts'
import styles from './Codebook.module.css'
import { say } from './view.ts'

interface CodedPassageProps {
  coding: Coding
  codeId: string
  /** The examples of the code; a passage with the code can be one. */
  exampleIds: readonly string[]
}

/** A passage that carries a code: the way into its transcript, a star to make it an example, and its copies. */
export function CodedPassage({ coding, codeId, exampleIds }: CodedPassageProps) {
  const { data: sources } = useProcedure('sources.list', {})
  const source = sources?.find(({ id }) => id === coding.sourceId)
  const isExample = exampleIds.includes(coding.id)
  const setExample = async (isOne: boolean) => {
    const others = exampleIds.filter(id => id !== coding.id)
    const codingIds = isOne ? [...others, coding.id] : others
    if (!(await act('codes.setExamples', { codeId, codingIds }))) return
    say(isOne ? 'An example of the code now.' : 'No longer an example of the code.')
  }
  return (
    <Quote
      codingId={coding.id}
      sourceId={coding.sourceId}
      start={coding.start}
      end={coding.end}
      quote={coding.quote}
      speaker={coding.speaker}
      roles={coding.roles}
      sourceTitle={source?.title}
      group={source?.group}
    >
      {coding.codeIds.includes(codeId) && (
        <ToggleButton
          className={styles.star ?? ''}
          isSelected={isExample}
          onChange={isOne => void setExample(isOne)}
          aria-label={`Example quote: ${spoken(coding.quote.slice(0, 80))}`}
        >
          <Star size={16} aria-hidden />
        </ToggleButton>
      )}
      <CopyQuote codingIds={[coding.id]} label={spoken(coding.quote.slice(0, 80))} />
    </Quote>
  )
}
