import { useEffect, useState } from 'react'
import { call, onProgress } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Progress } from '../../ui/Progress.tsx'

/** How far the layout of a large diagram has come, and the way to stop it. */
export function LayingOut() {
  const [done, setDone] = useState<number | undefined>(undefined)
  useEffect(
    () =>
      onProgress((task, count, total) => {
        if (task === 'diagram' && total > 0) setDone(count / total)
      }),
    [],
  )
  return (
    <>
      <Progress label="Laying out the diagram" value={done} />
      <Button
        size="small"
        onPress={() => void call('tasks.cancel', { task: 'diagram' }).catch(sayError)}
      >
        Stop
      </Button>
    </>
  )
}
