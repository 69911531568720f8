import { type FocusEvent, type FormEvent, useState } from 'react'
import { type Facet, ROLE_NAMES, type Role } from '../../../shared/domain/roles.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { useProcedure } from '../../api/client.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { RoleToggle } from '../../ui/RoleToggle.tsx'
import { useDesk } from './desk-store.ts'
import { linkPassage, proposeLabel } from './links.ts'
import styles from './Popups.module.css'
import { useSession } from './session.ts'
import { usePlace } from './use-place.ts'

const FACETS: readonly { id: Facet | null; label: string }[] = [
  { id: null, label: 'Either' },
  { id: 'resource', label: 'Resource' },
  { id: 'reasoning', label: 'Reasoning' },
]

/** Asks under which label the words in hand go into the open configuration. */
export function LinkPrompt({ view, role }: { view: TranscriptView; role: Role }) {
  const session = useSession()
  const configurationId = useWorkspace(state => state.configurationId)
  const { data: configurations } = useProcedure('configurations.list', {})
  const configuration = configurations?.find(({ id }) => id === configurationId)
  const { target } = session
  const passage = target === null ? null : 'coding' in target ? target.coding : target.range
  const { ref, style } = usePlace<HTMLFormElement>(view, passage, 'below')
  const [label, setLabel] = useState(() =>
    passage === null ? '' : proposeLabel(session.source.text.slice(passage.start, passage.end)),
  )
  const [facet, setFacet] = useState<Facet | null>(null)

  function close() {
    useDesk.setState({ popup: null })
    session.focusText()
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    if (label.trim() === '') return
    close()
    void linkPassage(session, role, label.trim(), facet)
  }
  function onBlur(event: FocusEvent) {
    if (!ref.current?.contains(event.relatedTarget) && document.hasFocus()) {
      useDesk.setState({ popup: null })
    }
  }

  const where = configuration
    ? `configuration ${configuration.number}${configuration.title ? `: ${configuration.title}` : ''}`
    : 'a new configuration'
  return (
    <form
      ref={ref}
      className={styles.prompt}
      style={style}
      aria-label={`Add to ${where}`}
      // Pressed beside a field, it keeps the focus instead of closing.
      tabIndex={-1}
      onSubmit={submit}
      onBlur={onBlur}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <p className={styles.promptTitle}>{`Into ${where}, as`}</p>
      <RoleToggle
        label="Role"
        isSingle
        hasNames
        value={[role]}
        onChange={([next]) => {
          if (next) useDesk.setState({ popup: { kind: 'link', role: next } })
        }}
      />
      <input
        className={styles.input}
        // biome-ignore lint/a11y/noAutofocus: opened by a key to be typed into
        autoFocus
        aria-label={`Label of the ${ROLE_NAMES[role].toLowerCase()}`}
        value={label}
        maxLength={500}
        onFocus={event => event.target.select()}
        onChange={event => setLabel(event.target.value)}
      />
      {role === 'M' && (
        <fieldset className={styles.facets}>
          <legend className="visually-hidden">Side of the mechanism</legend>
          {FACETS.map(({ id, label: name }) => (
            <label key={name} className={styles.facet}>
              <input
                type="radio"
                name="facet"
                checked={facet === id}
                onChange={() => setFacet(id)}
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      <div className={styles.actions}>
        <Button size="small" variant="quiet" onPress={close}>
          Cancel
        </Button>
        <Button size="small" variant="primary" type="submit">
          Add
        </Button>
      </div>
    </form>
  )
}
