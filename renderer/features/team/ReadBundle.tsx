import { useState } from 'react'
import type { MergeReport } from '../../../shared/contract/team.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { call } from '../../api/client.ts'
import { sayUndoable } from '../../store/act.ts'
import { leaveBundle, useBundle } from '../../store/bundles.ts'
import { errorText, useNotices } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { KeyField } from '../../ui/KeyField.tsx'
import { CONFLICT_WORDS, thingOf } from './conflict-words.ts'
import css from './CopiesView.module.css'

/** The bundle that is to be read, wherever the user is. */
export function BundleDialog() {
  const file = useBundle(state => state.file)
  return file && <ReadBundle key={file.token} file={file} onDone={leaveBundle} />
}

interface ReadBundleProps {
  file: { token: string; name: string }
  onDone: () => void
}

/** Opens a bundle, shows what it would bring, and merges it. */
function ReadBundle({ file, onDone }: ReadBundleProps) {
  const [isTwofold, setIsTwofold] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const [preview, setPreview] = useState<MergeReport | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const bundle = { path: file.token, passphrase }
  const attempt = async (work: () => Promise<void>) => {
    if (isBusy) return
    setIsBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(errorText(error))
      setIsTwofold(error instanceof AppError && error.code === 'duplicate')
    } finally {
      setIsBusy(false)
    }
  }
  const open = () => attempt(async () => setPreview(await call('bundles.read', bundle)))
  const merge = () =>
    attempt(async () => {
      const { steps, conflicts } = await call('bundles.merge', bundle)
      onDone()
      const open = conflicts.length > 0 ? `, ${count(conflicts.length, 'conflict')} to settle` : ''
      sayUndoable(`${count(steps, 'step')} merged${open}`)
    })
  const partWays = () =>
    attempt(async () => {
      await call('team.newIdentity', bundle)
      useNotices.getState().say('This project is a copy of its own now: the bundle can be read.')
      setIsTwofold(false)
      setPreview(await call('bundles.read', bundle))
    })
  const isNews = preview !== null && preview.steps > 0
  return (
    <Dialog
      title={preview === null ? 'Merge a bundle' : 'What it would bring'}
      size={preview === null ? 'small' : 'medium'}
      isFirm
      isOpen
      onClose={isBusy ? undefined : onDone}
      footer={
        <>
          <Button onPress={onDone} isDisabled={isBusy}>
            {preview !== null && !isNews ? 'Close' : 'Cancel'}
          </Button>
          {preview === null && (
            <Button
              variant="primary"
              isDisabled={isBusy || passphrase === ''}
              onPress={() => void open()}
            >
              {isBusy ? 'Opening…' : 'Look into it'}
            </Button>
          )}
          {isNews && (
            <Button variant="primary" isDisabled={isBusy} onPress={() => void merge()} autoFocus>
              {isBusy ? 'Merging…' : 'Merge'}
            </Button>
          )}
        </>
      }
    >
      {preview === null ? (
        <>
          <KeyField
            file={file}
            value={passphrase}
            onChange={text => {
              setPassphrase(text)
              setProblem(null)
              setIsTwofold(false)
            }}
            onEnter={() => void open()}
            problem={problem}
          />
          {isTwofold && (
            <div className={css.form}>
              <p>
                Or make <strong>this</strong> project the copy of its own: what was done here since
                the two files parted is told apart from then on. Do it in one of the two only.
              </p>
              <Button isDisabled={isBusy} onPress={() => void partWays()}>
                Make this file a copy of its own
              </Button>
            </div>
          )}
        </>
      ) : (
        <div className={css.form}>
          <Preview report={preview} />
          {problem !== null && <p role="alert">{problem}</p>}
        </div>
      )}
    </Dialog>
  )
}

function Preview({ report }: { report: MergeReport }) {
  const { from, steps, keptOut, byResearcher, changed, orphaned, conflicts, twins } = report
  return (
    <>
      <p>
        From the copy of <strong>{from.researcher}</strong>, fingerprint {from.fingerprint}.
      </p>
      {!from.isKnown && (
        <p className={css.warning}>
          This copy is heard of for the first time. Compare its fingerprint with your colleague’s,
          by telephone or face to face, before you merge.
        </p>
      )}
      {steps === 0 ? (
        <p>Everything in it is here already. There is nothing to merge.</p>
      ) : (
        <>
          <p>
            {count(steps, 'step')} that this copy does not have:{' '}
            {byResearcher.map(one => `${one.name} ${one.steps}`).join(', ')}.
          </p>
          <ul className={css.report}>
            {changed.map(({ table, rows }) => (
              <li key={table}>
                {thingOf(table)}: {count(rows, 'change')}
              </li>
            ))}
            {keptOut > 0 && (
              <li>{count(keptOut, 'change')} of what this copy is not to have, left out</li>
            )}
            {orphaned > 0 && (
              <li>{count(orphaned, 'coding')} would lose its words and wait in the list</li>
            )}
          </ul>
        </>
      )}
      {conflicts.length > 0 && (
        <div>
          <h3 className={css.heading}>{count(conflicts.length, 'conflict')}</h3>
          <ul className={css.report}>
            {conflicts.slice(0, MOST_SHOWN).map(({ id, kind, table, name }) => (
              <li key={id}>
                {CONFLICT_WORDS[kind].title}: {thingOf(table)} {name}
              </li>
            ))}
          </ul>
          <p className={css.soft}>
            Both readings are kept. After the merge they are settled one by one, or together.
          </p>
        </div>
      )}
      {twins.length > 0 && (
        <p>
          Of one name there would be:{' '}
          {twins.map(({ name, ids }) => `${name} (${ids.length})`).join(', ')}. Merge them in the
          codebook or the library if they mean the same.
        </p>
      )}
    </>
  )
}

/** A preview is no list to work through. */
const MOST_SHOWN = 8
