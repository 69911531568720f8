import { useEffect, useState } from 'react'
import { importDropped } from '../../store/imports.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import styles from './DropTarget.module.css'
import { filesOf } from './dropped-files.ts'

/** Takes files dropped anywhere on the window. */
export function DropTarget({ hasProject }: { hasProject: boolean }) {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setIsOver(false)
      if (!hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      void take(event.dataTransfer, hasProject).catch(sayError)
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [hasProject])
  if (!isOver) return null
  return (
    <div className={styles.overlay}>
      <p className={styles.text}>
        {hasProject
          ? 'Drop the transcripts and documents here to import them'
          : 'Open or create a project first; then drop the transcripts here'}
      </p>
    </div>
  )
}

async function take(transfer: DataTransfer, hasProject: boolean): Promise<void> {
  const { say } = useNotices.getState()
  const files = await filesOf(transfer)
  if (!hasProject) {
    say('Nothing was imported: no project is open. Open or create one, then drop the files again.')
    return
  }
  const sources = files.filter(file => !/\.retroduce$/i.test(file.name))
  if (sources.length < files.length) {
    say('A project file is opened, not imported: use “Open a project”.')
  } else if (files.length === 0) {
    say('There was no file in what you dropped, so nothing was imported.')
  }
  await importDropped(sources)
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
