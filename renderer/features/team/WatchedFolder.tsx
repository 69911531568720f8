import { FolderSearch } from 'lucide-react'
import { call, useProcedure } from '../../api/client.ts'
import { readBundle } from '../../store/bundles.ts'
import { chooseFiles } from '../../store/files.ts'
import { sayError } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { tellBundle } from '../../ui/tell-bundle.ts'
import css from './CopiesView.module.css'

/** The folder in which colleagues leave their bundles, and what has come there. */
export function WatchedFolder({ name }: { name: string | null }) {
  const { data: waiting = [] } = useProcedure('team.waiting', {})
  const choose = async () => {
    try {
      const [folder] = await chooseFiles('bundleFolder')
      if (folder !== undefined) await call('team.watchFolder', { folder: folder.token })
    } catch (error) {
      sayError(error)
    }
  }
  return (
    <section className={css.section} aria-labelledby="team-folder">
      <h2 id="team-folder" className={css.heading}>
        Shared folder
      </h2>
      <p className={css.soft}>
        {name === null
          ? 'If your team leaves its bundles in a shared folder, this window can tell you when one has come. Nothing is merged by itself.'
          : `“${name}” is watched while this project is open. Nothing is merged by itself.`}
      </p>
      <ul className={css.merged}>
        {waiting.map(bundle => (
          <li key={bundle.fileName} className={css.tools}>
            {tellBundle(bundle)}
            <span className={css.soft}>{bundle.fileName}</span>
            <Button
              size="small"
              aria-label={`Read ${bundle.fileName}`}
              onPress={() => readBundle({ token: bundle.path, name: bundle.fileName })}
            >
              Read…
            </Button>
          </li>
        ))}
      </ul>
      <div className={css.tools}>
        <Button icon={FolderSearch} onPress={() => void choose()}>
          {name === null ? 'Watch a folder…' : 'Watch another folder…'}
        </Button>
        {name !== null && (
          <Button onPress={() => void call('team.stopWatching', {}).catch(sayError)}>
            Stop watching
          </Button>
        )}
      </div>
    </section>
  )
}
