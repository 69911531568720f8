import { BookOpen, FilePlus2, FolderOpen } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { ROLES } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { useDialogs } from '../../store/dialogs.ts'
import { openHelp } from '../../store/help.ts'
import { openProject, openSample } from '../../store/projects.ts'
import { Button } from '../../ui/Button.tsx'
import { formatDay } from '../../ui/format.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import styles from './Start.module.css'

/** What the window shows while no project is open. */
export function Start() {
  const show = useDialogs(state => state.show)
  const { data: recent = [] } = useProcedure('projects.recent', {})
  return (
    <main className={styles.start}>
      <div className={styles.page}>
        <header className={styles.header}>
          <span className={styles.roles}>
            {ROLES.map(role => (
              <RoleBadge key={role} role={role} hasName />
            ))}
          </span>
          <h1 className={styles.title}>Retroduce</h1>
          <p className={styles.lead}>
            A workbench for realist evaluation. Code interviews for context, intervention, mechanism
            and outcome; link the passages into configurations; draw the programme theory they
            support.
          </p>
        </header>
        <div className={styles.actions}>
          <Button variant="primary" icon={FilePlus2} onPress={() => show('newProject')}>
            New project
          </Button>
          <Button icon={FolderOpen} onPress={() => void openProject()}>
            Open a project
          </Button>
          <Button icon={BookOpen} onPress={() => void openSample()}>
            Open the sample evaluation
          </Button>
        </div>
        <section aria-labelledby="recent-title">
          <h2 id="recent-title" className={styles.heading}>
            Recent projects
          </h2>
          {recent.length === 0 && (
            <p className={styles.none}>
              None yet. The sample evaluation is a finished small study of a social-prescribing
              scheme: a good place to look around.
            </p>
          )}
          <ul>
            {recent.map(project => (
              <li key={project.path}>
                <AriaButton
                  className={styles.recent ?? ''}
                  onPress={() => void openProject(project)}
                >
                  <span className={styles.name}>
                    {project.fileName.replace(/\.retroduce$/, '')}
                  </span>
                  <span className={styles.where}>{project.folder}</span>
                  <span className={styles.when}>{formatDay(project.openedAt)}</span>
                </AriaButton>
              </li>
            ))}
          </ul>
        </section>
        <footer className={styles.footer}>
          A project is one file on this computer. Nothing is sent anywhere: the program has no
          network.{' '}
          <AriaButton className={styles.about ?? ''} onPress={() => openHelp('first-evaluation')}>
            Your first evaluation in 30 minutes
          </AriaButton>{' '}
          <AriaButton className={styles.about ?? ''} onPress={() => openHelp()}>
            Help
          </AriaButton>{' '}
          <AriaButton className={styles.about ?? ''} onPress={() => show('about')}>
            About Retroduce and its licences
          </AriaButton>
        </footer>
      </div>
    </main>
  )
}
