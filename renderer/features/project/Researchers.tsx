import { Check, Pencil, UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { Researcher } from '../../../shared/contract/project.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { useDialogs } from '../../store/dialogs.ts'
import { switchResearcher } from '../../store/researchers.ts'
import { Button } from '../../ui/Button.tsx'
import { ColourPicker } from '../../ui/ColourPicker.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './Project.module.css'

/** Who codes in this project, and who codes now. */
export function Researchers() {
  const { data: researchers = [] } = useProcedure('researchers.list', {})
  const show = useDialogs(state => state.show)
  const [editedId, setEditedId] = useState<string | null>(null)
  const edited = researchers.find(researcher => researcher.id === editedId)
  return (
    <section className={styles.section} aria-labelledby="project-researchers">
      <h2 id="project-researchers" className={styles.heading}>
        Researchers
      </h2>
      <ul>
        {researchers.map(researcher => (
          <li key={researcher.id} className={styles.researcher}>
            <span className={styles.initials} style={{ borderColor: researcher.colour }}>
              {researcher.initials}
            </span>
            <span className={styles.rowName}>{researcher.name}</span>
            {researcher.isCurrent ? (
              <span className={styles.good}>
                <Check size={16} aria-hidden />
                Coding now
              </span>
            ) : (
              <Button size="small" onPress={() => void switchResearcher(researcher)}>
                Code as {researcher.name}
              </Button>
            )}
            <IconButton
              icon={Pencil}
              label={`Change ${researcher.name}`}
              onPress={() => setEditedId(researcher.id)}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button icon={UserPlus} onPress={() => show('addResearcher')}>
          Add a researcher
        </Button>
      </div>
      {edited && <EditResearcher researcher={edited} onClose={() => setEditedId(null)} />}
    </section>
  )
}

function EditResearcher({ researcher, onClose }: { researcher: Researcher; onClose: () => void }) {
  const update = (change: { name?: string; initials?: string; colour?: string }) =>
    void act('researchers.update', { researcherId: researcher.id, ...change })
  return (
    <Dialog
      title={researcher.name}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <DraftField
        label="Name"
        value={researcher.name}
        onCommit={name => update({ name })}
        maxLength={500}
        isRequired
      />
      <DraftField
        label="Initials"
        value={researcher.initials}
        onCommit={initials => update({ initials })}
        help="Up to four letters, shown where the name has no room."
        maxLength={4}
        isRequired
      />
      <ColourPicker
        label="Colour"
        value={researcher.colour}
        onChange={colour => update({ colour })}
      />
    </Dialog>
  )
}
