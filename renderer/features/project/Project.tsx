import { LogOut } from 'lucide-react'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { closeProject } from '../../store/projects.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { formatDay, formatNumber } from '../../ui/format.ts'
import { PlaceHeader } from '../../ui/PlaceHeader.tsx'
import { Appearance } from './Appearance.tsx'
import { Backups } from './Backups.tsx'
import { CheckFile } from './CheckFile.tsx'
import { ConfigurationTemplate } from './ConfigurationTemplate.tsx'
import { Copies } from './Copies.tsx'
import { Encryption } from './Encryption.tsx'
import { Exports } from './Exports.tsx'
import { TakeIn } from './TakeIn.tsx'
import { Privacy } from './Privacy.tsx'
import styles from './Project.module.css'
import { Researchers } from './Researchers.tsx'
import { Retention } from './Retention.tsx'
import { TakenOut } from './TakenOut.tsx'
import { WhereItLies } from './WhereItLies.tsx'

/** The place of the project itself: its title, file, people, exports, and how the window looks. */
export function Project() {
  const { data: info } = useProcedure('project.info', {})
  const { data: project } = useProcedure('projects.current', {})
  if (!info) return null
  const { counts } = info
  return (
    <section className="place-column">
      <PlaceHeader title="Project" />
      <div className={styles.scroller}>
        <div className={styles.columns}>
          <section className={styles.section} aria-labelledby="project-about">
            <h2 id="project-about" className={styles.heading}>
              About
            </h2>
            <DraftField
              label="Title"
              value={info.title}
              onCommit={title => void act('project.rename', { title })}
              maxLength={500}
              isRequired
            />
            <Facts
              facts={[
                ['File', project?.fileName],
                ['Begun', formatDay(info.createdAt)],
                ['Sources', formatNumber(counts.sources)],
                ['Codes', formatNumber(counts.codes)],
                ['Codings', formatNumber(counts.codings)],
                ['Elements', formatNumber(counts.elements)],
                ['Configurations', formatNumber(counts.configurations)],
                ['Pieces of evidence', formatNumber(counts.evidence)],
                ['Theory versions', formatNumber(counts.theories)],
              ]}
            />
            <WhereItLies place={project?.place ?? 'here'} isEncrypted={info.isEncrypted} />
            <Copies fileName={project?.fileName ?? 'Project.retroduce'} />
            <div className={styles.actions}>
              <Button icon={LogOut} onPress={() => void closeProject()}>
                Close the project
              </Button>
            </div>
          </section>
          <Retention />
          <Encryption isEncrypted={info.isEncrypted} />
          <Privacy />
          <Backups fileName={project?.fileName ?? 'Project.retroduce'} />
          <Researchers />
          <ConfigurationTemplate />
          <CheckFile />
          <TakeIn />
          <Exports />
          <TakenOut />
          <Appearance />
        </div>
      </div>
    </section>
  )
}
