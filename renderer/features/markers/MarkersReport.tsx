import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { undo } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { describeApplied } from './words.ts'

interface MarkersReportProps {
  sourceId: string
  applied: OutputOf<'markers.apply'>
  onClose: () => void
}

/** What became of the markers. */
export function MarkersReport({ sourceId, applied, onClose }: MarkersReportProps) {
  const openSource = useWorkspace(state => state.openSource)
  const [isUndoing, setIsUndoing] = useState(false)
  return (
    <Dialog
      title={`${count(applied.created, 'coding')} made`}
      isOpen
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button
            isDisabled={isUndoing}
            onPress={() => {
              setIsUndoing(true)
              void undo().then(onClose)
            }}
          >
            Undo
          </Button>
          <Button
            onPress={() => {
              onClose()
              openSource(sourceId)
            }}
          >
            Open on the coding desk
          </Button>
          <Button variant="primary" autoFocus onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <ul role="status">
        {describeApplied(applied).map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Dialog>
  )
}
