import { ArrowUpRight, ChevronDown, ChevronUp, Plus } from 'lucide-react'
import { useState } from 'react'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { startConfiguration } from './links.ts'
import styles from './Tray.module.css'
import { TraySlot } from './TraySlot.tsx'

/** Linked coding: the open configuration, filled while reading. */
export function Tray() {
  const [isOpen, setIsOpen] = useState(true)
  const configurationId = useWorkspace(state => state.configurationId)
  const openConfiguration = useWorkspace(state => state.openConfiguration)
  const goTo = useWorkspace(state => state.goTo)
  const { data: all } = useProcedure('configurations.list', {})
  const { data } = useProcedure(
    'configurations.get',
    { configurationId: configurationId ?? '' },
    { enabled: configurationId !== null },
  )
  const configuration = data?.id === configurationId ? data : null
  const options = (all ?? []).map(({ id, number, title, statement }) => ({
    id,
    label: `${number}  ${title || statement || 'No title yet'}`,
  }))
  return (
    <section className={styles.tray} aria-label="Open configuration" data-open={isOpen}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          Configuration
          {configuration && configuration.missing.length > 0 && (
            <span className={styles.missing}>
              {` · no ${configuration.missing.map(role => ROLE_NAMES[role].toLowerCase()).join(', no ')} yet`}
            </span>
          )}
        </h2>
        {configuration && (
          <IconButton
            icon={ArrowUpRight}
            label="Open in Configurations"
            onPress={() => goTo('configurations')}
          />
        )}
        <IconButton
          icon={Plus}
          label="Start a new configuration"
          onPress={() => void startConfiguration().catch(sayError)}
        />
        <IconButton
          icon={isOpen ? ChevronDown : ChevronUp}
          label={isOpen ? 'Fold the configuration' : 'Unfold the configuration'}
          onPress={() => setIsOpen(!isOpen)}
        />
      </header>
      {isOpen && (
        <div className={styles.body}>
          {options.length > 0 && (
            <Select
              label="Configuration"
              isLabelHidden
              placeholder="Choose a configuration"
              value={configurationId}
              options={options}
              onChange={openConfiguration}
            />
          )}
          {configuration ? (
            ROLES.map(role => <TraySlot key={role} role={role} configuration={configuration} />)
          ) : (
            <p className={styles.hint}>
              Link what you read: select words and press Shift with C, I, M or O to put them into a
              configuration.
            </p>
          )}
          {options.length === 0 && (
            <Button
              size="small"
              icon={Plus}
              onPress={() => void startConfiguration().catch(sayError)}
            >
              Start the first configuration
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
