import { useState } from 'react'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { formatNumber } from '../../ui/format.ts'
import styles from './SourceSpeakers.module.css'

/** Labels shown before the rest is asked for. */
const SHOWN = 4

/** Labels that were read as text, each with a way to see it and to make it a speaker. */
export function PossibleSpeakers({ sourceId }: { sourceId: string }) {
  const { data: possible } = useProcedure('speakers.possible', { sourceId })
  const [isWhole, setWhole] = useState(false)
  const showPassage = useWorkspace(state => state.showPassage)
  if (!possible || possible.length === 0) return null
  const shown = isWhole ? possible : possible.slice(0, SHOWN)
  const add = async (label: string) => {
    const done = await act('speakers.add', { sourceId, label })
    if (done) sayUndoable(`“${label}” is a speaker now.`)
  }
  return (
    <div className={styles.possible} role="group" aria-label="Read as text">
      <ul>
        {shown.map(({ label, lineCount, start }) => (
          <li key={label} className={styles.hint}>
            <p>
              <strong>{label}:</strong>{' '}
              {lineCount === 1
                ? 'stands once at the start of a line and was read as text.'
                : `stands ${formatNumber(lineCount)} times at the start of a line and was read as text.`}
            </p>
            <div className={styles.actions}>
              <Button
                size="small"
                aria-label={`Make ${label} a speaker`}
                onPress={() => void add(label)}
              >
                Make it a speaker
              </Button>
              <Button
                size="small"
                variant="quiet"
                aria-label={`Show ${label} in the text`}
                onPress={() => showPassage({ sourceId, start, end: start + label.length })}
              >
                Show
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {possible.length > shown.length && (
        <Button size="small" variant="quiet" onPress={() => setWhole(true)}>
          {`Show ${formatNumber(possible.length - shown.length)} more`}
        </Button>
      )}
    </div>
  )
}
