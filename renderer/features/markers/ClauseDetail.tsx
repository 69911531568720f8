import { ArrowLeftToLine, ArrowRightToLine, ChevronFirst, ChevronLast } from 'lucide-react'
import type { Source } from '../../../shared/contract/sources.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleToggle } from '../../ui/RoleToggle.tsx'
import { ClauseWords } from './ClauseWords.tsx'
import { type Draft, nudge, withBounds, withRoles } from './drafts.ts'
import styles from './Markers.module.css'

interface ClauseDetailProps {
  source: Source
  draft: Draft
  onChange: (draft: Draft) => void
}

/** One clause in its paragraph, with what can be put right about it. */
export function ClauseDetail({ source, draft, onChange }: ClauseDetailProps) {
  const { text, blocks } = source
  const move = (edge: 'start' | 'end', direction: -1 | 1) => () =>
    onChange(nudge(draft, text, blocks, edge, direction))
  return (
    <section className={styles.detail} aria-label="The clause in its paragraph">
      <ClauseWords
        source={source}
        draft={draft}
        onBounds={bounds => onChange(withBounds(draft, text, bounds))}
      />
      <div className={styles.edges}>
        <span className={styles.label}>Begins</span>
        <IconButton
          icon={ChevronFirst}
          label="Begins one word earlier"
          keys="Alt+Shift+ArrowLeft"
          onPress={move('start', -1)}
        />
        <IconButton
          icon={ArrowRightToLine}
          label="Begins one word later"
          keys="Alt+Shift+ArrowRight"
          onPress={move('start', 1)}
        />
        <span className={styles.label}>Ends</span>
        <IconButton
          icon={ArrowLeftToLine}
          label="Ends one word earlier"
          keys="Alt+ArrowLeft"
          onPress={move('end', -1)}
        />
        <IconButton
          icon={ChevronLast}
          label="Ends one word later"
          keys="Alt+ArrowRight"
          onPress={move('end', 1)}
        />
      </div>
      <RoleToggle
        label="Roles"
        value={draft.roles}
        onChange={roles => onChange(withRoles(draft, roles))}
        hasNames
      />
      <Checkbox
        label={draft.isCoded ? 'Code it (you have done so already)' : 'Code it'}
        isTicked={draft.isTicked}
        isDisabled={draft.roles.length === 0}
        onChange={isTicked => onChange({ ...draft, isTicked })}
      />
      <p className={styles.help}>
        Click or drag on a word to begin or end there. In the list: Space ticks, C, I, M and O give
        roles, Alt with ← → moves the end, with Shift the beginning.
      </p>
    </section>
  )
}
