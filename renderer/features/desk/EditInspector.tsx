import type { Coding } from '../../../shared/contract/codings.ts'
import { Inspector } from '../../ui/Inspector.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useDrafts } from './drafts.ts'
import styles from './Edit.module.css'
import { describeEdit, editCounts, shortQuote } from './edit-words.ts'

/** While a text is edited: what saving it would make of the codings, and the few keys that there are. */
export function EditInspector({ codings }: { codings: readonly Coding[] }) {
  const foreseen = useDrafts(state => state.foreseen)
  const quotes = (ids: readonly string[]) => {
    const wanted = new Set(ids)
    return wanted.size === 0 ? [] : codings.filter(({ id }) => wanted.has(id))
  }
  const lost = quotes(foreseen?.lost ?? [])
  const changed = quotes(foreseen?.changed ?? [])
  return (
    <Inspector title="If you save now">
      <p className={styles.sum} role="status">
        {foreseen === null ? '' : describeEdit(editCounts(foreseen.counts))}
      </p>
      <Quotes title="Would lose their words" codings={lost} />
      <Quotes title="Would change with the text" codings={changed} />
      <div className={styles.keys}>
        <p>
          Every line is shown as it is stored, with its speaker and time: correct those like any
          other word. Enter splits a turn, Backspace at its start joins it to the one before.
        </p>
        <p>
          <Kbd keys="$mod+s" /> saves the text, <Kbd keys="$mod+z" /> takes back typing,{' '}
          <Kbd keys="$mod+e" /> leaves.
        </p>
      </div>
    </Inspector>
  )
}

const SHOWN = 20

function Quotes({ title, codings }: { title: string; codings: readonly Coding[] }) {
  if (codings.length === 0) return null
  return (
    <div>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.losses}>
        {codings.slice(0, SHOWN).map(({ id, quote }) => (
          <li key={id}>{shortQuote(quote)}</li>
        ))}
        {codings.length > SHOWN && <li>{`and ${codings.length - SHOWN} more`}</li>}
      </ul>
    </div>
  )
}
