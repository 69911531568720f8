import { Upload } from 'lucide-react'
import { useState } from 'react'
import type { ImportPlan } from '../../../shared/contract/participants.ts'
import { call } from '../../api/client.ts'
import { sayUndoable } from '../../store/act.ts'
import { chooseFiles } from '../../store/files.ts'
import { sayError } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { ImportPreview } from './ImportPreview.tsx'

/** Lets a table of participants be chosen, shows what it would do, and takes it in. */
export function ImportButton() {
  const [pending, setPending] = useState<{ files: string[]; plan: ImportPlan } | null>(null)
  const choose = async () => {
    try {
      const files = (await chooseFiles('participants')).map(file => file.token)
      if (files.length === 0) return
      setPending({ files, plan: await call('participants.preview', { files }) })
    } catch (error) {
      sayError(error)
    }
  }
  const confirm = async () => {
    if (!pending) return
    setPending(null)
    try {
      const { files } = pending
      const { created, updated, problems } = await call('participants.import', { files })
      const left = problems.length > 0 ? `; ${count(problems.length, 'remark')} on the file` : ''
      const filled = updated > 0 ? `, ${updated} filled in` : ''
      sayUndoable(`${count(created, 'participant')} added${filled}${left}.`)
    } catch (error) {
      sayError(error)
    }
  }
  return (
    <>
      <Button icon={Upload} onPress={() => void choose()}>
        Import table
      </Button>
      {pending && (
        <ImportPreview
          plan={pending.plan}
          onConfirm={() => void confirm()}
          onClose={() => setPending(null)}
        />
      )}
    </>
  )
}
