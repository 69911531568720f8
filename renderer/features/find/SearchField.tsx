import { CaseSensitive, CircleHelp, Regex, Search as SearchIcon, WholeWord, X } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { Button, DialogTrigger, Popover, ToggleButton } from 'react-aria-components'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { useFind } from '../../store/find.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import popoverStyles from '../../ui/popover.module.css'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { QueryHelp } from './QueryHelp.tsx'
import { isWholeWord } from './search-form.ts'
import { changeForm, useSearch } from './search-store.ts'
import styles from './SearchField.module.css'

interface SearchFieldProps {
  problem: OutputOf<'search.find'>['problem']
  /** The arrow downwards: into the results. */
  onDown: () => void
}

/** Where one writes what to look for, and how it is taken. */
export function SearchField({ problem, onDown }: SearchFieldProps) {
  const form = useSearch(state => state.form)
  const requests = useFind(state => state.fieldRequests)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    // On coming back to results the keyboard goes to the field only where that was asked for.
    const { seenRequests, form: written } = useSearch.getState()
    if (requests === seenRequests && written.query !== '') return
    useSearch.setState({ seenRequests: requests })
    field.current?.focus()
    field.current?.select()
  }, [requests])

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') onDown()
    else if (event.key === 'Enter') useSearch.setState({ isTyping: false })
    else if (event.key === 'Escape' && form.query !== '') changeForm({ query: '' })
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const isRegex = form.mode === 'regex'
  return (
    <div className={styles.whole}>
      <div className={styles.frame} data-invalid={problem !== null || undefined}>
        <SearchIcon size={16} aria-hidden className={styles.icon} />
        <input
          ref={field}
          type="search"
          className={styles.input}
          aria-label="Search"
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : id}
          placeholder={isRegex ? 'A regular expression' : 'Words, “a phrase”, begin*, one NEAR two'}
          value={form.query}
          maxLength={2000}
          spellCheck={false}
          autoComplete="off"
          onChange={event => changeForm({ query: event.target.value })}
          onKeyDown={onKeyDown}
        />
        {form.query !== '' && (
          <IconButton
            icon={X}
            label="Empty the field"
            onPress={() => {
              changeForm({ query: '' })
              field.current?.focus()
            }}
          />
        )}
        <Toggle
          icon={CaseSensitive}
          label="Match case"
          isOn={form.matchCase}
          onChange={matchCase => changeForm({ matchCase })}
        />
        <Toggle
          icon={WholeWord}
          label="Whole words only"
          isOn={isWholeWord(form)}
          onChange={wholeWord => changeForm({ wholeWord })}
        />
        <Toggle
          icon={Regex}
          label="Regular expression"
          isOn={isRegex}
          onChange={isOn => changeForm({ mode: isOn ? 'regex' : 'words', wholeWord: null })}
        />
        <DialogTrigger>
          <Button className={styles.toggle ?? ''} aria-label="What can be written here">
            <CircleHelp size={16} aria-hidden />
          </Button>
          <Popover className={popoverStyles.popover ?? ''} offset={8} placement="bottom end">
            <QueryHelp onTry={query => changeForm({ query, mode: 'words' })} />
          </Popover>
        </DialogTrigger>
      </div>
      {problem !== null && (
        <p id={id} className={styles.problem}>
          {problem.at !== null && <Place query={form.query} at={problem.at} />}
          <span>{problem.message}</span>
        </p>
      )}
    </div>
  )
}

/** The query once more, with a mark at what is not understood. */
function Place({ query, at }: { query: string; at: number }) {
  const from = Math.max(0, at - 24)
  const end = /^.\S*/su.exec(query.slice(at))?.[0].length ?? 0
  return (
    <code className={styles.place} aria-hidden>
      {from > 0 && '…'}
      {query.slice(from, at)}
      <mark className={styles.mark}>{query.slice(at, at + end) || ' '}</mark>
      {query.slice(at + end, at + end + 24)}
    </code>
  )
}

interface ToggleProps {
  icon: LucideIcon
  label: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}

function Toggle({ icon: Icon, label, isOn, onChange }: ToggleProps) {
  return (
    <Tooltip text={label}>
      <ToggleButton
        className={styles.toggle ?? ''}
        aria-label={label}
        isSelected={isOn}
        onChange={onChange}
      >
        <Icon size={18} aria-hidden />
      </ToggleButton>
    </Tooltip>
  )
}
