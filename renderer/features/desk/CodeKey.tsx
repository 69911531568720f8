import { useEffect, useRef, useState } from 'react'
import { useProcedure } from '../../api/client.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useKeySheet } from '../../ui/keys.ts'
import { setCodeKey, useCodeKeys } from './code-keys.ts'
import styles from './CodeKey.module.css'
import { useDesk } from './desk-store.ts'

const CHOICES = [...'1234567890', ...'abcdefghijklmnopqrstuvwxyz']

/** Gives a code a key of its own: one that the desk does not use. */
export function CodeKey() {
  const codeId = useDesk(state => state.keyedCodeId)
  const { data: codes } = useProcedure('codes.list', {})
  const code = codes?.find(({ id }) => id === codeId)
  return code === undefined ? null : <Question codeId={code.id} name={code.name} />
}

function Question({ codeId, name }: { codeId: string; name: string }) {
  const keys = useCodeKeys()
  const { data: codes } = useProcedure('codes.list', {})
  const groups = useKeySheet(state => state.groups)
  const [refused, setRefused] = useState('')
  const held = Object.keys(keys).find(key => keys[key] === codeId)
  /** What the program itself does with a letter; digits may be taken from the codes used of late. */
  const usedFor = (key: string) => {
    const bindings = groups.flatMap(({ group }) => group.bindings)
    const own = bindings.find(binding => binding.keys === key && keys[key] === undefined)
    return /\d/.test(key) ? undefined : own?.label
  }
  const holder = (key: string) => codes?.find(({ id }) => id === keys[key])?.name

  const close = () => useDesk.setState({ keyedCodeId: null })
  function give(key: string) {
    const label = usedFor(key)
    if (label !== undefined) setRefused(`${key.toUpperCase()} is taken: ${label}.`)
    else {
      close()
      void setCodeKey(codeId, key)
    }
  }
  const latest = useRef(give)
  useEffect(() => {
    latest.current = give
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing
      const key = event.key.toLowerCase()
      if (!isPlain || !CHOICES.includes(key)) return
      event.preventDefault()
      event.stopPropagation()
      latest.current(key)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])

  return (
    <Dialog
      title={`A key for “${name}”`}
      isOpen
      onClose={close}
      footer={
        <>
          {held !== undefined && (
            <Button
              onPress={() => {
                close()
                void setCodeKey(codeId, null)
              }}
            >
              {`Take away ${held.toUpperCase()}`}
            </Button>
          )}
          <Button onPress={close}>Cancel</Button>
        </>
      }
    >
      <p>
        Press the key, or choose it here. A digit no longer stands for a recent code then. Keys are
        your own: other researchers set theirs.
      </p>
      <div className={styles.keys} role="group" aria-label="Keys">
        {CHOICES.map(key => {
          const taken = usedFor(key)
          const other = holder(key)
          const what = taken ?? (other === undefined ? 'free' : `“${other}”`)
          return (
            <button
              key={key}
              type="button"
              className={styles.key}
              disabled={taken !== undefined}
              aria-pressed={key === held}
              aria-label={`${key.toUpperCase()}: ${what}`}
              title={what}
              data-held={other === undefined ? undefined : ''}
              onClick={() => give(key)}
            >
              {key.toUpperCase()}
            </button>
          )
        })}
      </div>
      <p className={styles.said} role="status">
        {refused}
      </p>
      {Object.keys(keys).length > 0 && (
        <>
          <h3 className={styles.heading}>Keys that are set</h3>
          <dl className={styles.list}>
            {Object.keys(keys)
              .sort()
              .map(key => (
                <div key={key} className={styles.row}>
                  <dt className={styles.cap}>{key.toUpperCase()}</dt>
                  <dd>{holder(key)}</dd>
                </div>
              ))}
          </dl>
        </>
      )}
    </Dialog>
  )
}
