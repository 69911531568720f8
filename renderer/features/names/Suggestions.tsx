import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import type { NameSuggestion } from '../../../shared/contract/pseudonyms.ts'
import { useProcedure } from '../../api/client.ts'
import { addName, useNames } from '../../store/names.ts'
import { count } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { Progress } from '../../ui/Progress.tsx'
import styles from './Names.module.css'
import { KIND_NAMES, REASONS } from './words.ts'

/** More would not be read; those that come after are there once these are dealt with. */
const SHOWN = 200

/** Words of the texts that look like names and are not in the list yet. */
export function Suggestions() {
  const rows = useNames(state => state.rows)
  const { data, error } = useProcedure('pseudonyms.suggest', {}, { readsOnShow: true })
  const open = useMemo(() => {
    const known = new Set(
      rows.flatMap(({ name, replacement }) => [name.trim().toLowerCase(), bare(replacement)]),
    )
    return (data ?? []).filter(({ name }) => !known.has(bare(name)))
  }, [data, rows])
  return (
    <Inspector title={data ? `Likely names (${open.length})` : 'Likely names'}>
      {error && <p className={styles.problem}>{error.message}</p>}
      {!data && !error && <Progress label="Looking through the texts" />}
      {data && (
        <>
          <p className={styles.quiet}>
            {open.length === 0
              ? 'No other word of the texts looks like a name. Read them all the same: nicknames and places are easily missed.'
              : 'Found by how they are written; some are no names, and some names are not here.'}
          </p>
          {open.length > 0 && (
            <ul className={styles.suggestions} aria-label="Likely names">
              {open.slice(0, SHOWN).map(suggestion => (
                <Suggestion key={`${suggestion.kind} ${suggestion.name}`} suggestion={suggestion} />
              ))}
            </ul>
          )}
          {open.length > SHOWN && (
            <p className={styles.quiet}>{`and ${count(open.length - SHOWN, 'more', 'more')}`}</p>
          )}
        </>
      )}
    </Inspector>
  )
}

function Suggestion({ suggestion }: { suggestion: NameSuggestion }) {
  const { name, kind, count: hits, sourceCount, why } = suggestion
  return (
    <li className={styles.suggestion}>
      <span className={styles.suggestionText}>
        <strong>{name}</strong>
        <span className={styles.quiet}>
          {[
            KIND_NAMES[kind],
            // The labels of captions and surveys stand beside the text, not in it.
            ...(hits > 0 ? [`${count(hits, 'time')} in ${count(sourceCount, 'source')}`] : []),
            REASONS[why],
          ].join(', ')}
        </span>
      </span>
      <IconButton icon={Plus} label={`Add ${name}`} onPress={() => addName(name, kind)} />
    </li>
  )
}

function bare(words: string): string {
  return words.replace(/[[\]]/g, '').trim().toLowerCase()
}
