import type { Configuration } from '../../../shared/contract/configurations.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { Inspector } from '../../ui/Inspector.tsx'
import { Voices } from '../../ui/Voices.tsx'
import { MemosAbout } from '../../ui/memos/MemosAbout.tsx'
import css from './Panels.module.css'
import { CloseButton, OpenButton } from './PanelTools.tsx'
import { EvidenceQuotes } from '../../ui/EvidenceQuotes.tsx'

interface Props {
  configuration: Configuration
  onClose: () => void
}

/** A configuration that is followed through the diagram: its sentence and its passages. */
export function ConfigurationPanel({ configuration, onClose }: Props) {
  const { number, title, status, statement, missing } = configuration
  const { data } = useProcedure('evidence.list', {
    configurationId: configuration.id,
    includeElements: true,
  })
  return (
    <Inspector title={`CMOC ${number}`} actions={<CloseButton onClose={onClose} />}>
      <div className={css.subject}>
        {title !== '' && <h3 className={css.label}>{title}</h3>}
        <p className={css.facts}>
          {status}
          {missing.map(role => (
            <span key={role}>{ROLE_NAMES[role].toLowerCase()} missing</span>
          ))}
        </p>
        <p className={css.narrative}>{statement}</p>
        <OpenButton configurationId={configuration.id} />
      </div>
      <section className={css.section} aria-label="Passages">
        <h3 className={css.heading}>Passages</h3>
        {data !== undefined && data.length > 0 && <Voices items={data} />}
        {data !== undefined && <EvidenceQuotes items={data} nothing="None is attached yet." />}
      </section>
      <MemosAbout kind="configuration" id={configuration.id} />
    </Inspector>
  )
}
