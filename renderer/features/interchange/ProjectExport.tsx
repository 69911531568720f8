import { CircleCheck } from 'lucide-react'
import {
  chooseProjectExport,
  closeProjectExport,
  useProjectExport,
  writeProject,
} from '../../store/project-export.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './Interchange.module.css'

const FORMATS = [
  {
    id: '.qdpx',
    label: 'REFI-QDA project (.qdpx)',
    description:
      'for NVivo, MAXQDA, ATLAS.ti, QualCoder and others; this program reads it back whole',
  },
  { id: '.json', label: 'JSON (.json)', description: 'every table, for programs of your own' },
  { id: '.qdc', label: 'Codebook (.qdc)', description: 'codes with colours and definitions only' },
] as const

/** How a project goes to other programs, and what they will not find in it. */
export function ProjectExport() {
  const { isOpen, choices, written } = useProjectExport()
  if (!isOpen) return null
  if (written !== null) return <Losses {...written} />
  const { ending, isForNvivo, includesEarlier } = choices
  return (
    <Dialog
      title="Export for other programs"
      isOpen
      onClose={closeProjectExport}
      footer={
        <>
          <Button onPress={closeProjectExport}>Cancel</Button>
          <Button variant="primary" onPress={() => void writeProject()} autoFocus>
            Choose where to…
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label="Format"
          value={ending}
          options={FORMATS}
          onChange={chosen => chooseProjectExport({ ending: chosen })}
        />
        {ending === '.qdpx' && (
          <div>
            <Checkbox
              label="Count positions as NVivo for Windows does"
              isTicked={isForNvivo}
              onChange={chosen => chooseProjectExport({ isForNvivo: chosen })}
            />
            <p className={styles.note}>
              It matters only in texts with emoji and the like; other programs follow the standard.
            </p>
          </div>
        )}
        {ending !== '.qdc' && (
          <div>
            <Checkbox
              label="With former versions of texts, and the files that sources came from"
              isTicked={includesEarlier}
              onChange={chosen => chooseProjectExport({ includesEarlier: chosen })}
            />
            <p className={styles.note}>
              Names that were replaced and words that were blacked out may stand there.
            </p>
          </div>
        )}
      </div>
    </Dialog>
  )
}

function Losses({
  fileName,
  losses,
}: NonNullable<ReturnType<typeof useProjectExport.getState>['written']>) {
  return (
    <Dialog
      title="Written"
      isOpen
      onClose={closeProjectExport}
      footer={
        <Button variant="primary" onPress={closeProjectExport} autoFocus>
          Close
        </Button>
      }
    >
      <p className={styles.good}>
        <CircleCheck size={20} aria-hidden />
        <span>{fileName} holds all of the project for this program.</span>
      </p>
      <h3 className={styles.heading}>What other programs will not find as it is here</h3>
      <ul className={styles.losses}>
        {losses.map(({ code, message, count }) => (
          <li key={code}>
            {message} <span className={styles.number}>{formatNumber(count)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
