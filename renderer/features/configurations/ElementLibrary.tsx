import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { count } from '../../ui/format.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleToggle } from '../../ui/RoleToggle.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './ElementLibrary.module.css'
import { findElements } from './find-elements.ts'
import { LibraryItem } from './LibraryItem.tsx'
import { NewElementDialog } from './NewElementDialog.tsx'

interface Props {
  elements: Element[]
  configurations: Configuration[]
  onClose: () => void
}

/** All elements of the project, to be put into slots, reworded and looked up. */
export function ElementLibrary({ elements, configurations, onClose }: Props) {
  const [typed, setTyped] = useState('')
  const [roles, setRoles] = useState<Role[]>([])
  const [openId, setOpenId] = useState<string | null>(null)
  const [isMaking, setIsMaking] = useState(false)
  const ofRole = elements.filter(({ role }) => roles.length === 0 || roles.includes(role))
  const byId = new Map(configurations.map(configuration => [configuration.id, configuration]))
  const shown = findElements(ofRole, typed)

  return (
    <aside className={css.root} aria-label="Element library">
      <header className={css.head}>
        <h2 className={css.title}>Elements</h2>
        <IconButton icon={X} label="Close the element library" onPress={onClose} />
      </header>
      <div className={css.tools}>
        <TextField
          label="Search elements"
          isLabelHidden
          placeholder="Search"
          value={typed}
          onChange={setTyped}
          onEscape={() => setTyped('')}
        />
        <div className={css.line}>
          <RoleToggle label="Show only" value={roles} onChange={setRoles} />
          <span className={css.count} role="status">
            {count(shown.length, 'element')}
          </span>
        </div>
        <Button icon={Plus} size="small" onPress={() => setIsMaking(true)}>
          New element from codings…
        </Button>
      </div>
      <ul className={css.list} aria-label="Elements">
        {shown.map(element => (
          <LibraryItem
            key={element.id}
            element={element}
            usedIn={element.configurationIds.flatMap(id => byId.get(id) ?? [])}
            isOpen={element.id === openId}
            onToggle={() => setOpenId(element.id === openId ? null : element.id)}
          />
        ))}
      </ul>
      {elements.length === 0 && (
        <p className={css.none}>
          An element is one context, intervention, mechanism or outcome, in the words of your
          theory. Make one from the passages that say it, or type one into a slot.
        </p>
      )}
      {isMaking && <NewElementDialog onClose={() => setIsMaking(false)} />}
    </aside>
  )
}
