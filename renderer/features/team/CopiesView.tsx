import { FilePlus2, FolderInput, Package } from 'lucide-react'
import { useState } from 'react'
import type { FileEntry } from '../../../shared/contract/host.ts'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { useProcedure } from '../../api/client.ts'
import { readBundle } from '../../store/bundles.ts'
import { chooseFiles } from '../../store/files.ts'
import { sayError } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { count, formatDay } from '../../ui/format.ts'
import { Conflicts } from './Conflicts.tsx'
import css from './CopiesView.module.css'
import { CopyDialog } from './CopyDialog.tsx'
import team from './Team.module.css'
import { Twins } from './Twins.tsx'
import { WatchedFolder } from './WatchedFolder.tsx'
import { WriteBundle } from './WriteBundle.tsx'

/** What is being asked for: a copy or a bundle to write. */
type Asked = { kind: 'copy' | 'write'; file: FileEntry }

/** Copies of the project: how colleagues get one, and how what each did comes together again. */
export function CopiesView() {
  const [asked, setAsked] = useState<Asked | null>(null)
  const { data: status } = useProcedure('team.status', {}, { readsOnShow: true })
  const { data: project } = useProcedure('projects.current', {})
  const name = (project?.fileName ?? 'Project').replace(/\.retroduce$/i, '')
  const ask = async (kind: Asked['kind'] | 'read') => {
    try {
      const [file] =
        kind === 'copy'
          ? await chooseFiles('saveProject', `${name} for a colleague.retroduce`)
          : kind === 'write'
            ? await chooseFiles('saveBundle', `${name}.retroduce-bundle`)
            : await chooseFiles('openBundle')
      if (file === undefined) return
      if (kind === 'read') readBundle(file)
      else setAsked({ kind, file })
    } catch (error) {
      sayError(error)
    }
  }
  const done = () => setAsked(null)
  return (
    <section className="place-column">
      <div className={team.tools}>
        <Button icon={FilePlus2} onPress={() => void ask('copy')}>
          Make a copy for a colleague…
        </Button>
        <Button icon={Package} onPress={() => void ask('write')}>
          Write a bundle…
        </Button>
        <Button variant="primary" icon={FolderInput} onPress={() => void ask('read')}>
          Merge a bundle…
        </Button>
      </div>
      <div className={team.scroller}>
        <p className={css.about}>
          Everybody works in a copy of their own, offline. A bundle is a small encrypted file with
          the steps that other copies may lack: hand it over on a stick, in a shared folder or by
          mail. Merging shows first what comes, is one step that undo takes back, and settles
          nothing silently.
        </p>
        {status && <PartNote part={status.part} />}
        <Conflicts />
        <Twins />
        {status && <WatchedFolder name={status.watchedFolder} />}
        {status && <Known status={status} />}
      </div>
      {asked?.kind === 'copy' && <CopyDialog file={asked.file} onDone={done} />}
      {asked?.kind === 'write' && <WriteBundle file={asked.file} onDone={done} />}
    </section>
  )
}

/** What a copy with a part of the project is told of itself. */
function PartNote({ part }: { part: OutputOf<'team.status'>['part'] }) {
  if (part === null) return null
  return (
    <p className={css.warning}>
      {part === 'pseudonymised'
        ? 'This copy is pseudonymised. It sends bundles and takes none in; the texts it came with stay as they are.'
        : 'This copy has some of the sources. Of the others nothing comes in with a bundle, and its own bundles change nothing about them.'}
    </p>
  )
}

/** Which copies there are, by the fingerprints of their keys, and what was merged. */
function Known({ status }: { status: OutputOf<'team.status'> }) {
  const { copyId, fingerprint, members, merged } = status
  const others = members.filter(member => member.copyId !== copyId)
  return (
    <>
      <section className={css.section} aria-labelledby="team-copies">
        <h2 id="team-copies" className={css.heading}>
          Copies
        </h2>
        <p className={css.soft}>
          A copy signs what it sends. Compare fingerprints once, by telephone or face to face: then
          nobody can send steps in a colleague’s name.
        </p>
        <dl className={css.facts}>
          <dt>This copy</dt>
          <dd className={css.fingerprint}>{fingerprint}</dd>
          {others.map(member => (
            <div key={member.copyId} className={css.fact}>
              <dt>Heard of on {formatDay(member.seenAt)}</dt>
              <dd className={css.fingerprint}>{member.fingerprint}</dd>
            </div>
          ))}
        </dl>
      </section>
      {merged.length > 0 && (
        <section className={css.section} aria-labelledby="team-merged">
          <h2 id="team-merged" className={css.heading}>
            Merged
          </h2>
          <ul className={css.merged}>
            {merged.map(bundle => (
              <li key={bundle.id}>
                {formatDay(bundle.at)}: {count(bundle.steps, 'step')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
