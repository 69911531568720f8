import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Lens } from '../../../shared/contract/lenses.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useLive } from '../../ui/use-live.tsx'
import { useScreenfuls } from '../../ui/use-screenfuls.tsx'
import { ConstructCard } from './ConstructCard.tsx'
import css from './Lenses.module.css'

/** Constructs that are drawn at first, more than a screen of them. */
const FIRST = 5

/** One lens with its constructs; those that are mapped to nothing yet are named first. */
export function LensEditor({ lens }: { lens: Lens }) {
  const { id: lensId, name, description, citation, constructs } = lens
  const [draft, setDraft] = useState('')
  const { say, live } = useLive()
  const { shown, more } = useScreenfuls(constructs, FIRST)
  const unmapped = constructs.filter(({ mappings }) => mappings.length === 0)
  async function remove() {
    if ((await act('lenses.remove', { lensId })) === undefined) return
    useWorkspace.getState().openInTheory('lenses', null)
    sayUndoable(`“${name}” removed. What it was mapped to stays.`)
  }
  async function add() {
    const construct = draft.trim()
    if (construct === '') return
    if ((await act('lenses.addConstruct', { lensId, name: construct })) === undefined) return
    setDraft('')
    say(`${construct} added.`)
  }
  return (
    <section className={css.editor} aria-label={name}>
      {live}
      <div className={css.fields}>
        <DraftField
          label="Lens"
          isRequired
          maxLength={500}
          value={name}
          onCommit={text => void act('lenses.update', { lensId, name: text })}
        />
        <DraftField
          label="Citation"
          placeholder="Such as Putnam 2000"
          value={citation}
          onCommit={text => void act('lenses.update', { lensId, citation: text })}
        />
        <IconButton
          icon={Trash2}
          label="Remove this lens"
          variant="danger"
          onPress={() => void remove()}
        />
        <div className={css.whole}>
          <DraftField
            label="What it says"
            isMultiline
            rows={2}
            value={description}
            onCommit={text => void act('lenses.update', { lensId, description: text })}
          />
        </div>
      </div>
      <section className={css.constructs} aria-label="Constructs">
        <h2 className={css.heading}>Constructs</h2>
        {constructs.length === 0 && (
          <p className={css.hint}>
            Name the parts of the theory that may show in your data, such as bridging social
            capital.
          </p>
        )}
        {unmapped.length > 0 && (
          <p className={css.hint}>
            {`Mapped to nothing yet: ${unmapped.map(one => one.name).join(', ')}.`}
          </p>
        )}
        <div className={css.add}>
          <TextField
            label="Name of a construct"
            isLabelHidden
            placeholder="Name of a construct"
            value={draft}
            onChange={setDraft}
            onEnter={() => void add()}
            maxLength={500}
          />
          <Button icon={Plus} isDisabled={draft.trim() === ''} onPress={() => void add()}>
            Add construct
          </Button>
        </div>
        <div className={css.cards}>
          {shown.map(construct => (
            <ConstructCard key={construct.id} construct={construct} onSay={say} />
          ))}
        </div>
        {more}
      </section>
    </section>
  )
}
