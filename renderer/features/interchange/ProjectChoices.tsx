import { FileQuestion, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import {
  cancelTakingIn,
  chooseBeside,
  chooseForProject,
  type ProjectPreview,
  takeIn,
  useInterchange,
} from '../../store/interchange.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count, formatNumber } from '../../ui/format.ts'
import { Segments } from '../../ui/Segments.tsx'
import { CodeRoles } from './CodeRoles.tsx'
import styles from './Interchange.module.css'
import { NameChoice, NamesStay } from './NameChoice.tsx'
import { Remarks } from './Remarks.tsx'
import { SourceList } from './SourceList.tsx'
import { contentOf, positionsIn } from './words.ts'

type View = 'codes' | 'sources' | 'left'

/** What a project or codebook of another program would bring: decided before anything is stored. */
export function ProjectChoices({ preview }: { preview: ProjectPreview }) {
  const { projectChoices, isStale } = useInterchange()
  const { codes, sources, notCarried, missing, format, counts } = preview
  const views: { id: View; label: string; isThere: boolean; content: ReactNode }[] = [
    {
      ...{ id: 'codes', label: `Codes and roles (${formatNumber(codes.length)})` },
      ...{ isThere: codes.length > 0, content: <CodeRoles codes={codes} /> },
    },
    {
      ...{ id: 'sources', label: `Sources (${formatNumber(sources.length)})` },
      ...{ isThere: sources.length > 0, content: <SourceList preview={preview} /> },
    },
    {
      ...{ id: 'left', label: `Not carried as it is (${formatNumber(notCarried.length)})` },
      ...{ isThere: notCarried.length > 0, content: <Remarks remarks={notCarried} /> },
    },
  ]
  const there = views.filter(({ isThere }) => isThere)
  const [chosen, setChosen] = useState<View>('codes')
  const isReplacing = preview.names !== null && projectChoices.replacesNames
  const view = there.find(({ id }) => id === chosen) ?? there[0]
  const cancel = () => void cancelTakingIn()
  return (
    <Dialog
      title={titleOf(preview)}
      size="wide"
      isFirm
      isOpen
      onClose={cancel}
      footer={
        <>
          <div className={styles.keep}>
            <NameChoice names={preview.names} />
            {counts.participants > 0 && format === 'refi' && (
              <Checkbox
                label={`Make participants of ${count(counts.participants, 'case')}`}
                isTicked={projectChoices.hasParticipants}
                onChange={hasParticipants => chooseForProject({ hasParticipants })}
              />
            )}
            {sources.some(({ media }) => media !== null) && (
              <Checkbox
                label={
                  isReplacing
                    ? 'Recordings, pictures and PDFs are not kept: they hold the names'
                    : 'Keep recordings, pictures and PDFs in the project'
                }
                isTicked={projectChoices.keepsMedia && !isReplacing}
                isDisabled={isReplacing}
                onChange={keepsMedia => chooseForProject({ keepsMedia })}
              />
            )}
          </div>
          <Button onPress={cancel}>Cancel</Button>
          <Button variant="primary" onPress={() => void takeIn()} isDisabled={isStale} autoFocus>
            Import
          </Button>
        </>
      }
    >
      <Summary preview={preview} />
      {format === 'retroduce' && <NamesStay />}
      {missing.length > 0 && <Missing missing={missing} isReading={isStale} />}
      {view !== undefined && (
        <>
          <div className={styles.tabs}>
            <Segments
              label="What to look at"
              value={view.id}
              options={there.map(({ id, label }) => ({ id, label }))}
              onChange={setChosen}
            />
          </div>
          <div className={styles.view}>{view.content}</div>
        </>
      )}
    </Dialog>
  )
}

function titleOf({ projectName, format, sources }: ProjectPreview): string {
  if (format === 'refi' && sources.length === 0 && projectName === '') return 'Import a codebook'
  return projectName === '' ? 'Import a project' : `Import “${projectName}”`
}

function Summary({ preview }: { preview: ProjectPreview }) {
  const { format, isHere, origin, counts } = preview
  const positions = positionsIn(preview.positions)
  return (
    <div className={styles.summary}>
      <p className={styles.strong}>{contentOf(counts).join(', ') || 'Nothing is in it.'}</p>
      <p className={styles.note}>
        {isHere
          ? 'It was written from this very project: nothing of it is taken in. What a colleague did comes in by a bundle, in Team.'
          : format === 'retroduce'
            ? 'This program wrote it, and this project is empty: it comes in whole, with configurations, versions and all.'
            : origin === ''
              ? 'The file does not say which program wrote it.'
              : `Written by ${origin}.`}
      </p>
      {positions !== null && (
        <p className={positions.isSure ? styles.note : styles.unsure}>
          {!positions.isSure && <TriangleAlert size={16} aria-hidden />}
          {positions.sentence}
        </p>
      )}
    </div>
  )
}

const SHOWN_FILES = 6

/** Many programs call files by a number that says nothing to anybody; then the source does. */
function nameOf({ file, source }: ProjectPreview['missing'][number]): string {
  return source !== '' && /^[0-9a-f-]{32,36}\./i.test(file) ? source : file
}

function Missing({
  missing,
  isReading,
}: {
  missing: ProjectPreview['missing']
  isReading: boolean
}) {
  const files = [...new Set(missing.map(nameOf))]
  return (
    <section className={styles.missing} aria-label="Files that are missing">
      <FileQuestion size={20} aria-hidden />
      <p>
        <strong>{count(files.length, 'file')} not in the project file:</strong>{' '}
        {files.slice(0, SHOWN_FILES).join(', ')}
        {files.length > SHOWN_FILES && ` and ${count(files.length - SHOWN_FILES, 'more', 'more')}`}.
        Without them their sources stay behind.
      </p>
      <Button size="small" onPress={() => void chooseBeside()} isDisabled={isReading}>
        Choose the files…
      </Button>
    </section>
  )
}
