import { Shield } from 'lucide-react'
import { chooseForProject, type ProjectPreview, useInterchange } from '../../store/interchange.ts'
import { listForImport, useNames } from '../../store/names.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { count, formatNumber } from '../../ui/format.ts'
import styles from './Interchange.module.css'

/** Whether the names of the open list are replaced on the way in; without a list, how they could be. */
export function NameChoice({ names }: { names: ProjectPreview['names'] }) {
  const { replacesNames } = useInterchange(state => state.projectChoices)
  const { names: list } = useOpenList()
  if (list === undefined) {
    return (
      <p className={styles.note}>
        Names stay as they are. To have them replaced on the way in, write or open the list in
        Protection first.
      </p>
    )
  }
  // A project of this program comes in whole, names and all.
  if (names === null) return null
  const places = count(names.replaced, 'place')
  return (
    <Checkbox
      label={`Replace the names of the open list (${formatNumber(list.length)}): ${places}`}
      isTicked={replacesNames}
      onChange={isTicked => chooseForProject({ replacesNames: isTicked })}
    />
  )
}

/** Says that a project of this program brings its names with it, where there is a list of them. */
export function NamesStay() {
  const { names } = useOpenList()
  if (names === undefined) return null
  return (
    <section className={styles.missing} aria-label="Names of the open list">
      <Shield size={20} aria-hidden />
      <p>
        <strong>The names of the open list stay in it.</strong> It comes in as it was, with its
        history of texts. Replace them in Protection afterwards.
      </p>
    </section>
  )
}

/** The list as an import takes it, and again where it changes. */
function useOpenList() {
  useNames(state => state.rows)
  return listForImport()
}
