import { Ellipsis, Plus, Split as SplitIcon, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Comments } from '../../ui/comments/Comments.tsx'
import { EvidenceQuotes } from '../../ui/EvidenceQuotes.tsx'
import { count } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { LineageList } from '../../ui/LineageList.tsx'
import { MemosAbout } from '../../ui/memos/MemosAbout.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Voices } from '../../ui/Voices.tsx'
import { ElementDetails } from './ElementDetails.tsx'
import css from './ElementInspector.module.css'
import { SplitElement } from './SplitElement.tsx'
import { UsedIn } from './UsedIn.tsx'

interface Props {
  element: Element
  elements: readonly Element[]
}

/** An element: its wording and properties, where it stands, and what speaks for and against it. */
export function ElementInspector({ element, elements }: Props) {
  const [isSplitting, setIsSplitting] = useState(false)
  const { data: configurations = [] } = useProcedure('configurations.list', {})
  const { data, isPlaceholderData } = useProcedure('evidence.list', { elementId: element.id })
  const { data: lineage } = useProcedure('elements.lineage', { elementId: element.id })
  const evidence =
    isPlaceholderData || data === undefined
      ? null
      : data.filter(item => item.elementId === element.id)
  const uses = configurations.filter(({ slots }) =>
    slots.some(({ elementId }) => elementId === element.id),
  )

  async function remove() {
    const removed = await act('elements.remove', { elementId: element.id })
    if (!removed) return
    useWorkspace.setState({ elementId: null })
    const from = removed.removedSlots === 0 ? '' : ' It was taken out of its configurations.'
    sayUndoable(`Element removed.${from}`)
  }

  return (
    <Inspector
      title={ROLE_NAMES[element.role]}
      actions={
        <Menu
          label="More for this element"
          placement="bottom end"
          actions={[
            {
              ...{ id: 'split', label: 'Split…', icon: SplitIcon },
              description: 'Makes several elements of it',
              onAction: () => setIsSplitting(true),
            },
            {
              ...{ id: 'remove', label: 'Remove', icon: Trash2, isDanger: true },
              description: 'Takes it out of its configurations too',
              onAction: () => void remove(),
            },
          ]}
        >
          <IconButton icon={Ellipsis} label="More for this element" />
        </Menu>
      }
    >
      <ElementDetails element={element} elements={elements} />
      <section className={css.section} aria-label="Where it is used">
        <h3 className={css.heading}>
          {uses.length === 0 ? 'Not used yet' : `In ${count(uses.length, 'configuration')}`}
        </h3>
        <UsedIn elementId={element.id} configurations={uses} />
        <AddToOpen element={element} configurations={configurations} />
      </section>
      <section className={css.section} aria-label="Passages">
        <h3 className={css.heading}>Passages on this element</h3>
        {evidence !== null && evidence.length > 0 && <Voices items={evidence} />}
        {evidence !== null && (
          <EvidenceQuotes items={evidence} nothing="None is attached to the element itself." />
        )}
      </section>
      {lineage !== undefined && lineage.before.length + lineage.after.length > 0 && (
        <section className={css.section} aria-label="Where it comes from">
          <h3 className={css.heading}>Where it comes from</h3>
          <LineageList id={element.id} {...lineage} />
        </section>
      )}
      <div className={css.section}>
        <Comments kind="element" id={element.id} passages={evidence ?? []} />
      </div>
      <MemosAbout kind="element" id={element.id} />
      {isSplitting && (
        <SplitElement
          element={element}
          configurations={uses}
          evidence={evidence ?? []}
          onClose={() => setIsSplitting(false)}
        />
      )}
    </Inspector>
  )
}

/** Puts the element into the configuration that is open, where it is not in it yet. */
function AddToOpen(props: { element: Element; configurations: readonly Configuration[] }) {
  const { id: elementId, role, facet } = props.element
  const openId = useWorkspace(state => state.configurationId)
  const open = props.configurations.find(({ id }) => id === openId)
  if (open === undefined || open.slots.some(slot => slot.elementId === elementId)) return null
  const add = async () => {
    const slot = { configurationId: open.id, role, facet, elementId }
    const done = await act('configurations.addSlot', slot)
    if (done) sayUndoable(`Added to CMOC ${open.number}.`)
  }
  return (
    <Button size="small" icon={Plus} onPress={() => void add()}>
      {`Add to CMOC ${open.number}`}
    </Button>
  )
}
