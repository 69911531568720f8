import { CircleCheck } from 'lucide-react'
import { finishTakingIn, type ProjectReport as Report } from '../../store/interchange.ts'
import { copyText } from '../../store/copy-text.ts'
import { goToNames, listForImport } from '../../store/names.ts'
import { useNotices } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import styles from './Interchange.module.css'
import { kindInWords } from './kinds.ts'
import { Remarks } from './Remarks.tsx'
import { contentOf, positionsIn } from './words.ts'

/** What came of a project, and every single thing of it that did not come in as it is. */
export function ProjectReport({ report }: { report: Report }) {
  const goTo = useWorkspace(state => state.goTo)
  const { created, codes, notCarried } = report
  const positions = positionsIn(report.positions)
  const close = () => {
    finishTakingIn()
    goTo(created.sources > 0 ? 'sources' : 'codebook')
  }
  const names = wordsOnNames(report)
  const lookForNames = () => {
    finishTakingIn()
    goToNames('names')
  }
  const isNothing = Object.values(created).every(number => number === 0)
  return (
    <Dialog
      title={isNothing ? 'Everything was here already' : 'Imported'}
      size="large"
      isOpen
      onClose={close}
      footer={
        <>
          {notCarried.length > 0 && (
            <Button onPress={() => copy(asText(report))}>Copy the report</Button>
          )}
          {names?.isOpen === true && <Button onPress={lookForNames}>Look for names…</Button>}
          <Button variant="primary" onPress={close} autoFocus>
            {created.sources > 0 ? 'Show the sources' : 'Show the codebook'}
          </Button>
        </>
      }
    >
      <div className={styles.summary}>
        <p className={styles.good}>
          <CircleCheck size={20} aria-hidden />
          <span>
            {isNothing
              ? 'What is in the file came in before, and stays as it is here.'
              : `New: ${contentOf(created).join(', ')}.`}
            {codes.recognised > 0 &&
              ` ${count(codes.recognised, 'code was', 'codes were')} here already.`}
          </span>
        </p>
        {codes.renamed.length > 0 && (
          <p className={styles.note}>
            Two codes of one name stood side by side, so these got a number:{' '}
            {codes.renamed.map(({ to }) => to).join(', ')}.
          </p>
        )}
        {names !== null && <p className={styles.note}>{names.sentence}</p>}
        {positions !== null && <p className={styles.note}>{positions.sentence}</p>}
      </div>
      {notCarried.length > 0 && (
        <>
          <h3 className={styles.heading}>What did not come in as it was</h3>
          <Remarks remarks={notCarried} />
        </>
      )}
    </Dialog>
  )
}

/** What became of the names of the open list; `isOpen` where somebody should look for them still. */
function wordsOnNames({ names, format }: Report): { sentence: string; isOpen: boolean } | null {
  if (names !== null) {
    const done = `${count(names.replaced, 'name')} of the open list ${names.replaced === 1 ? 'was' : 'were'} replaced before anything was stored.`
    if (names.doubtful === 0) return { sentence: done, isOpen: false }
    const left = `${count(names.doubtful, 'word')} that may be one ${names.doubtful === 1 ? 'was' : 'were'} left.`
    return { sentence: `${done} ${left}`, isOpen: true }
  }
  if (listForImport().names === undefined) return null
  const sentence =
    format === 'retroduce'
      ? 'The names of the open list were not replaced: the project came in as it was.'
      : 'The names of the open list were not replaced.'
  return { sentence, isOpen: true }
}

function copy(text: string): void {
  const isCopied = copyText(text)
  useNotices.getState().say(isCopied ? 'The report was copied.' : 'The report could not be copied.')
}

function asText({ created, notCarried }: Report): string {
  const lines = notCarried.map(
    ({ what, name, reason }) => `${kindInWords(what)}\t${name}\t${reason}`,
  )
  return [`Imported: ${contentOf(created).join(', ')}`, '', ...lines].join('\n')
}
