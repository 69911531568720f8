import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { Status } from '../../../shared/domain/roles.ts'
import { act } from '../../store/act.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { Select } from '../../ui/Select.tsx'
import { EditorFacts } from './EditorFacts.tsx'
import css from './EditorHeader.module.css'
import { EditorMenu } from './EditorMenu.tsx'
import { type DecidedStatus, isDecided, StatusDialog } from './StatusDialog.tsx'
import { STATUS_OPTIONS } from './words.ts'

interface Props {
  configuration: ConfigurationDetail
  /** Buttons beside the menu. */
  children?: ReactNode
}

/** What the open configuration is called, who looks after it, and where it stands. */
export function EditorHeader({ configuration, children }: Props) {
  const configurationId = configuration.id
  const [asked, setAsked] = useState<{ of: string; status: DecidedStatus } | null>(null)
  const { status } = configuration

  function changeStatus(next: Status) {
    if (isDecided(next)) setAsked({ of: configurationId, status: next })
    else void act('configurations.update', { configurationId, status: next, statusReason: '' })
  }

  return (
    <header className={css.root}>
      <div className={css.line}>
        <h2 className={css.number}>CMOC {configuration.number}</h2>
        <div className={css.title} key={configurationId}>
          <DraftField
            label="Title"
            isLabelHidden
            placeholder="Give it a short title"
            value={configuration.title}
            maxLength={500}
            onCommit={title => void act('configurations.update', { configurationId, title })}
          />
        </div>
        <div className={css.status}>
          <Select
            label="Status"
            isLabelHidden
            value={status}
            options={STATUS_OPTIONS}
            onChange={changeStatus}
          />
        </div>
        {children}
        <EditorMenu configuration={configuration} />
      </div>
      <EditorFacts key={configurationId} configuration={configuration} />
      {asked?.of === configurationId && (
        <StatusDialog
          configuration={configuration}
          status={asked.status}
          onClose={() => setAsked(null)}
        />
      )}
    </header>
  )
}
