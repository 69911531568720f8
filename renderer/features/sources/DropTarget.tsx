import { useEffect, useState } from 'react'
import { isBundle, readDroppedBundle } from '../../store/bundles.ts'
import { importDropped } from '../../store/imports.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import styles from './DropTarget.module.css'
import { filesOf } from './dropped-files.ts'

/**
 * Takes files dropped anywhere on the window, and before anything else does: lists that are ordered by dragging would
 * take them and do nothing. What takes a file itself says so by `data-takes-files`.
 */
export function DropTarget({ hasProject }: { hasProject: boolean }) {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const listening = new AbortController()
    const listen = (kind: 'dragenter' | 'dragover' | 'drop', onFiles: (event: DragEvent) => void) =>
      window.addEventListener(
        kind,
        event => {
          if (!hasFiles(event) || isTakenElsewhere(event)) return setIsOver(false)
          event.preventDefault()
          event.stopPropagation()
          onFiles(event)
        },
        { capture: true, signal: listening.signal },
      )
    listen('dragenter', () => setIsOver(true))
    listen('dragover', () => setIsOver(true))
    listen('drop', ({ dataTransfer }) => {
      setIsOver(false)
      if (dataTransfer) void take(dataTransfer, hasProject).catch(sayError)
    })
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    window.addEventListener('dragleave', onLeave, { signal: listening.signal })
    return () => listening.abort()
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
  const [bundle, ...more] = files.filter(isBundle)
  if (bundle !== undefined) {
    if (more.length > 0) say('Bundles are read one after the other: this is the first of them.')
    return readDroppedBundle(bundle)
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

function isTakenElsewhere({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest('[data-takes-files]') !== null
}
