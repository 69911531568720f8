import { Inbox, Mail } from 'lucide-react'
import { useState } from 'react'
import type { ResponseReport } from '../../../../shared/contract/packs.ts'
import type { Workshop } from '../../../../shared/contract/workshops.ts'
import { call } from '../../../api/client.ts'
import { chooseFiles } from '../../../store/files.ts'
import { sayError } from '../../../store/notices.ts'
import { Button } from '../../../ui/Button.tsx'
import { PackDialog } from './PackDialog.tsx'
import { ResponsesDialog } from './ResponsesDialog.tsx'

/** Sends a workshop out to people without the program, and takes in what comes back. */
export function PackTools({ workshop }: { workshop: Workshop }) {
  const [isWriting, setIsWriting] = useState(false)
  const [read, setRead] = useState<{ files: string[]; reports: ResponseReport[] } | null>(null)
  const hasItems = workshop.rounds.some(({ items }) => items.length > 0)
  const choose = async () => {
    try {
      const files = (await chooseFiles('responses')).map(({ token }) => token)
      if (files.length === 0) return
      const { reports } = await call('packs.readResponses', { workshopId: workshop.id, files })
      setRead({ files, reports })
    } catch (error) {
      sayError(error)
    }
  }
  return (
    <>
      <Button icon={Mail} isDisabled={!hasItems} onPress={() => setIsWriting(true)}>
        Send out
      </Button>
      <Button icon={Inbox} isDisabled={!hasItems} onPress={() => void choose()}>
        Take in
      </Button>
      {isWriting && <PackDialog workshopId={workshop.id} onClose={() => setIsWriting(false)} />}
      {read !== null && (
        <ResponsesDialog
          workshop={workshop}
          files={read.files}
          first={read.reports}
          onClose={() => setRead(null)}
        />
      )}
    </>
  )
}
