import { Copy, Ellipsis, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import { call } from '../../api/client.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Select } from '../../ui/Select.tsx'
import css from './EditorHeader.module.css'
import { STATUS_OPTIONS } from './words.ts'

interface Props {
  configuration: Configuration
  /** Buttons beside the menu. */
  children?: ReactNode
}

/** Number, title and status of the configuration that is open. */
export function EditorHeader({ configuration, children }: Props) {
  const openConfiguration = useWorkspace(state => state.openConfiguration)
  const configurationId = configuration.id
  const [isReasonOpen, setIsReasonOpen] = useState(false)
  const { status, statusReason } = configuration

  async function duplicate() {
    const slots = configuration.slots.map(({ role, facet, elementId }) => ({
      role,
      facet,
      elementId,
    }))
    const title =
      configuration.title === '' ? {} : { title: `${configuration.title} (copy)`.slice(0, 500) }
    const copy = await call('configurations.create', { ...title, slots })
    openConfiguration(copy.id)
  }
  async function remove() {
    await call('configurations.remove', { configurationId })
    openConfiguration(null)
    useNotices
      .getState()
      .say(`CMOC ${configuration.number} removed. Its elements stay in the library.`, 'info', {
        label: 'Undo',
        run: () => {
          call('history.undo', {})
            .then(() => openConfiguration(configurationId))
            .catch(sayError)
        },
      })
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
            onCommit={title => {
              call('configurations.update', { configurationId, title }).catch(sayError)
            }}
          />
        </div>
        <div className={css.status}>
          <Select
            label="Status"
            isLabelHidden
            value={status}
            options={STATUS_OPTIONS}
            onChange={next => {
              call('configurations.update', { configurationId, status: next }).catch(sayError)
              setIsReasonOpen(true)
            }}
          />
        </div>
        {children}
        <Menu
          label="More for this configuration"
          placement="bottom end"
          actions={[
            {
              id: 'duplicate',
              label: 'Duplicate',
              description: 'Same elements, no evidence of its own',
              icon: Copy,
              onAction: () => void duplicate().catch(sayError),
            },
            {
              id: 'remove',
              label: `Remove CMOC ${configuration.number}`,
              icon: Trash2,
              isDanger: true,
              startsGroup: true,
              onAction: () => void remove().catch(sayError),
            },
          ]}
        >
          <IconButton icon={Ellipsis} label="More for this configuration" />
        </Menu>
      </div>
      {(isReasonOpen || statusReason !== '' || status !== 'draft') && (
        <div className={css.reason} key={`reason-${configurationId}`}>
          <DraftField
            label="Reason for this status"
            isLabelHidden
            placeholder={`Why is it ${status}? What would change your mind?`}
            value={statusReason}
            onCommit={reason => {
              call('configurations.update', { configurationId, statusReason: reason }).catch(
                sayError,
              )
            }}
          />
        </div>
      )}
    </header>
  )
}
