import { Minus } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { ConfigurationDetail, Passage } from '../../../shared/contract/configurations.ts'
import type { InnerLink } from '../../../shared/domain/realist.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Quote } from '../../ui/Quote.tsx'
import css from './DisprovePanel.module.css'
import { linksOf } from './inner-links.ts'
import { walkQuotes } from './walk-quotes.ts'

interface Props {
  passages: Passage[]
  /** The link that a challenge speaks to; null for the configuration as a whole. */
  link: InnerLink | null
  configuration: ConfigurationDetail
}

/** Passages shown before the rest is asked for. */
const FEW = 3

/** Passages that may speak against the configuration: each opens in the transcript, and is a challenge at one key. */
export function FoundPassages({ passages, link, configuration }: Props) {
  const [isWhole, setIsWhole] = useState(false)
  const { slots, evidenceList, id: configurationId, number } = configuration
  const attached = new Map(
    evidenceList
      .filter(item => item.elementId === null)
      .map(({ codingId, stance }) => [codingId, stance]),
  )
  // A link needs both its ends; a configuration that has none of this role is spoken of as a whole.
  const to = link !== null && linksOf(slots, evidenceList).includes(link) ? link : null

  async function challenge({ codingId }: Passage) {
    if (attached.has(codingId)) return
    const made = await act('evidence.attach', {
      ...{ codingId, configurationId, stance: 'challenges' as const, link: to },
    })
    if (made !== undefined) sayUndoable(`Attached to CMOC ${number} as a challenge.`)
  }
  function onKeyDown(event: KeyboardEvent<HTMLLIElement>, passage: Passage) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const { currentTarget: item } = event
    if (event.key === 'x') {
      void challenge(passage)
      walkQuotes('ArrowDown', item)
    } else if (!walkQuotes(event.key, item)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <ul className={css.passages}>
        {(isWhole ? passages : passages.slice(0, FEW)).map(passage => {
          const stance = attached.get(passage.codingId)
          return (
            <li key={passage.codingId} data-quote onKeyDown={event => onKeyDown(event, passage)}>
              <Quote {...passage}>
                {stance === undefined ? (
                  <Button
                    size="small"
                    variant="quiet"
                    icon={Minus}
                    aria-keyshortcuts="x"
                    onPress={() => void challenge(passage)}
                  >
                    Challenge
                  </Button>
                ) : (
                  <span>attached: {stance}</span>
                )}
              </Quote>
            </li>
          )
        })}
      </ul>
      {passages.length > FEW && (
        <Button size="small" variant="quiet" onPress={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show ${passages.length - FEW} more`}
        </Button>
      )}
    </>
  )
}
