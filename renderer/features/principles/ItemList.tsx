import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Principle } from '../../../shared/contract/principles.ts'
import type { PrincipleItemKind } from '../../../shared/domain/realist.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { FindMenu } from '../../ui/FindMenu.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { elementChoices } from '../../ui/theory-choices.ts'
import { ThingLink } from '../../ui/ThingLink.tsx'
import css from './Principles.module.css'
import { ITEM_WORDS } from './words.ts'

interface Props {
  kind: PrincipleItemKind
  principle: Principle
  onSay: (sentence: string) => void
}

const ROLE_OF_KIND: Record<PrincipleItemKind, string> = {
  action: 'I',
  'enabling-context': 'C',
  'constraining-context': 'C',
  'enabling-mechanism': 'M',
  'constraining-mechanism': 'M',
}

/** The items of one kind that a principle has of its own, in words or as elements. */
export function ItemList({ kind, principle, onSay }: Props) {
  const { id: principleId } = principle
  const elements = useProcedure('elements.list', {}).data ?? []
  const [draft, setDraft] = useState('')
  const items = principle.items.filter(item => item.kind === kind)
  const { title, one } = ITEM_WORDS[kind]
  // What usually stands there comes first; any other can be found by typing.
  const sorted = elements.toSorted(
    (a, b) => Number(b.role === ROLE_OF_KIND[kind]) - Number(a.role === ROLE_OF_KIND[kind]),
  )
  async function add() {
    const text = draft.trim()
    if (text === '') return
    if ((await act('principles.addItem', { principleId, kind, text })) === undefined) return
    setDraft('')
    onSay(`Added to ${title.toLowerCase()}.`)
  }
  return (
    <section className={css.section} aria-label={title}>
      <h2 className={css.heading}>{title}</h2>
      <ul className={css.section}>
        {items.map(({ id: itemId, text, elementId, citation }) => {
          const element = elements.find(({ id }) => id === elementId)
          return (
            <li key={itemId} className={css.item}>
              {element && (
                <span className={css.of}>
                  <ThingLink
                    kind="element"
                    id={element.id}
                    label={element.label}
                    role={element.role}
                  />
                </span>
              )}
              <DraftField
                label={`${title}: words`}
                isLabelHidden
                isRequired={elementId === null}
                placeholder="Other words than the element’s"
                value={text}
                onCommit={next => void act('principles.updateItem', { itemId, text: next })}
              />
              <DraftField
                label={`${title}: citation`}
                isLabelHidden
                placeholder="Citation"
                value={citation}
                onCommit={next => void act('principles.updateItem', { itemId, citation: next })}
              />
              <IconButton
                icon={X}
                label={`Remove “${text || element?.label || 'item'}”`}
                onPress={async () => {
                  if (await act('principles.removeItem', { itemId })) {
                    sayUndoable('Item removed from the principle.')
                  }
                }}
              />
            </li>
          )
        })}
      </ul>
      <div className={css.add}>
        <TextField
          label={`Write ${one}`}
          isLabelHidden
          placeholder={`Write ${one}`}
          value={draft}
          onChange={setDraft}
          onEnter={() => void add()}
        />
        <Button
          icon={Plus}
          size="small"
          isDisabled={draft.trim() === ''}
          onPress={() => void add()}
        >
          Add
        </Button>
        <FindMenu
          label="Add an element"
          choices={elementChoices(
            sorted,
            items.flatMap(({ elementId }) => elementId ?? []),
          )}
          nothing="There are no elements yet."
          onPick={async elementId => {
            if (await act('principles.addItem', { principleId, kind, elementId })) {
              onSay(`Added to ${title.toLowerCase()}.`)
            }
          }}
        />
      </div>
    </section>
  )
}
