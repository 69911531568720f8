import type { FilePlace } from '../../../shared/contract/project.ts'
import styles from './Project.module.css'

interface WhereItLiesProps {
  place: FilePlace
  isEncrypted: boolean
}

/** What may happen to a project that lies where others, or other programs, reach it; nothing where it lies well. */
export function WhereItLies({ place, isEncrypted }: WhereItLiesProps) {
  if (place === 'here') return null
  return (
    <p className={styles.warning} role="note">
      {place === 'synced'
        ? 'The project lies in a folder that another program copies to the cloud. It may copy the file in the middle of a step, or put an older one in its place.'
        : 'The project lies on another computer of the network. Where the connection breaks, the last step may be refused.'}{' '}
      {isEncrypted
        ? 'What is there is encrypted.'
        : 'It is not encrypted: whoever reaches it there can read the interviews.'}{' '}
      Keep it in a folder of this computer alone: close it, and move it there.
    </p>
  )
}
