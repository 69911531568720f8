import { useState } from 'react'
import { call } from '../../api/client.ts'
import { chooseFiles } from '../../store/files.ts'
import { rulesOf, useNames } from '../../store/names.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './Names.module.css'

/** Asks what the log may tell, and writes it. */
export function SaveLog({ onClose }: { onClose: () => void }) {
  const rows = useNames(state => state.rows)
  const [withNames, setWithNames] = useState(false)
  const names = rulesOf(rows)
  const save = async () => {
    onClose()
    try {
      const [target] = await chooseFiles('export', 'Pseudonymisation log.csv')
      if (!target) return
      const written = await call('pseudonyms.writeLog', {
        path: target.token,
        ...(withNames ? { names } : {}),
      })
      useNotices.getState().say(`Written: ${written.fileName}`)
    } catch (error) {
      sayError(error)
    }
  }
  return (
    <Dialog
      title="Save the log"
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" autoFocus onPress={() => void save()}>
            Choose a place…
          </Button>
        </>
      }
    >
      <p>
        A table of every replacement and redaction: what stands in the text now, where, how often,
        by whom and when.
      </p>
      {names.length > 0 ? (
        <Checkbox
          label={`With the names of the open list (${names.length})`}
          isTicked={withNames}
          onChange={setWithNames}
        />
      ) : (
        <p className={styles.quiet}>No list of names is open, so the log says no name.</p>
      )}
      {withNames && (
        <p className={styles.warning}>
          The file then says who is behind each pseudonym and is not encrypted. Keep it as you keep
          the key file, apart from the project, or delete it once it is handed over.
        </p>
      )}
    </Dialog>
  )
}
