import type { Certificate } from '../../../shared/contract/withdrawals.ts'
import { call } from '../../api/client.ts'
import { chooseFiles } from '../../store/files.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { Menu } from '../../ui/Menu.tsx'
import styles from './Withdraw.module.css'

const ENDINGS = [
  { id: '.pdf', label: 'PDF' },
  { id: '.docx', label: 'Word' },
  { id: '.txt', label: 'Plain text' },
]

/** What was erased, and its certificate to be saved. */
export function Erased({
  certificate,
  onClose,
}: {
  certificate: Certificate
  onClose: () => void
}) {
  const { erased, backups, mentionsLeft } = certificate
  const save = async (ending: string) => {
    try {
      const [target] = await chooseFiles('export', `Certificate of erasure${ending}`)
      if (!target) return
      const saved = await call('withdrawals.saveCertificate', { path: target.token, certificate })
      useNotices.getState().say(`Written: ${saved.fileName}`)
    } catch (error) {
      sayError(error)
    }
  }
  return (
    <Dialog
      title={`“${certificate.pseudonym}” was erased`}
      isFirm
      isOpen
      onClose={onClose}
      footer={
        <>
          <Menu
            label="Save the certificate as"
            actions={ENDINGS.map(({ id, label }) => ({
              id,
              label,
              description: id,
              onAction: () => void save(id),
            }))}
          >
            <Button>Save the certificate…</Button>
          </Menu>
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p>
        {`${count(erased.sources, 'source')}, ${count(erased.turns, 'turn')}, ${count(erased.codings, 'coded passage')} and ${count(erased.notes, 'stretch', 'stretches')} of notes are gone, with the history up to now.`}
      </p>
      {erased.mentions + mentionsLeft > 0 && (
        <p>{`Mentions of them by others: ${erased.mentions} blacked out, ${mentionsLeft} left.`}</p>
      )}
      {backups.removed + backups.rewritten + backups.left > 0 && (
        <p>
          {`Backups: ${backups.removed} removed, ${backups.rewritten} written anew without their words, ${backups.left} left as they were.`}
        </p>
      )}
      <p className={styles.note}>
        The certificate says what was erased, by counts, and holds none of it. It is not kept in the
        project: save it now if you need it.
      </p>
    </Dialog>
  )
}
