import { Copy, CopyCheck } from 'lucide-react'
import { useProcedure } from '../../api/client.ts'
import { saveCopy } from '../../store/projects.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Project.module.css'

/** The two kinds of copy: all of the file, and only what it holds now. */
export function Copies({ fileName }: { fileName: string }) {
  const { data: earlier } = useProcedure('project.earlier', {}, { readsOnShow: true })
  const holdsEarlier = earlier && earlier.textVersions + earlier.originals + earlier.steps > 0
  return (
    <>
      <div className={styles.actions}>
        <Button icon={Copy} onPress={() => void saveCopy(fileName)}>
          Save a copy…
        </Button>
        {holdsEarlier && (
          <Button
            icon={CopyCheck}
            onPress={() => void saveCopy(fileName, { withoutEarlier: true })}
          >
            Save a copy to share…
          </Button>
        )}
      </div>
      {holdsEarlier && (
        <p className={styles.note}>
          A copy holds earlier texts, original files and the history too, with names that were
          replaced since. A copy to share leaves them out.
        </p>
      )}
    </>
  )
}
