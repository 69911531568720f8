import { Check, ChevronDown } from 'lucide-react'
import {
  Autocomplete,
  Button,
  Dialog,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
} from 'react-aria-components'
import type { Role } from '../../shared/domain/roles.ts'
import styles from './ChoiceMenu.module.css'
import { classes } from './classes.ts'
import fieldStyles from './field.module.css'
import popoverStyles from './popover.module.css'
import { RoleBadge } from './RoleBadge.tsx'

/** One of the things that can be chosen. */
export interface Choice {
  id: string
  label: string
  description?: string | undefined
  role?: Role | undefined
}

interface ChoiceMenuProps {
  /** What is chosen here, such as "Sources". */
  label: string
  /** Shows the label above the button; without it, it is for screen readers only. */
  isLabelShown?: boolean
  value: readonly string[]
  choices: readonly Choice[]
  onChange: (value: string[]) => void
  /** What the button says while nothing is chosen. */
  none: string
  /** Only one can be chosen, and the list closes then. */
  isSingle?: boolean
  /** Marks the button: something has to be chosen here. */
  isMissing?: boolean
}

/** Any number of things out of a list that may be long: it is narrowed by typing. */
export function ChoiceMenu(props: ChoiceMenuProps) {
  const { label, value, choices, onChange, none, isSingle = false, isMissing = false } = props
  if (props.isLabelShown) {
    return (
      <div className={fieldStyles.field}>
        <span className={fieldStyles.label} aria-hidden>
          {label}
        </span>
        <ChoiceMenu {...props} isLabelShown={false} />
      </div>
    )
  }
  const chosen = value.map(id => choices.find(choice => choice.id === id)?.label ?? '(gone)')
  const words = chosen.length === 0 ? none : chosen.join(isSingle ? ', ' : ' or ')
  return (
    <DialogTrigger>
      <Button
        className={classes(fieldStyles.trigger, styles.trigger)}
        aria-label={`${label}: ${words}`}
        data-missing={isMissing || undefined}
      >
        <span className={fieldStyles.value} data-placeholder={chosen.length === 0 || undefined}>
          {words}
        </span>
        <ChevronDown size={16} aria-hidden className={fieldStyles.chevron} />
      </Button>
      <Popover className={classes(popoverStyles.popover, styles.popover)} offset={4}>
        <Dialog className={styles.dialog ?? ''} aria-label={label}>
          {({ close }) => (
            <Autocomplete filter={holds}>
              <SearchField aria-label={`Find in ${label}`} className={styles.field ?? ''} autoFocus>
                <Input className={fieldStyles.input ?? ''} placeholder="Type to find" />
              </SearchField>
              <ListBox
                aria-label={label}
                className={popoverStyles.list ?? ''}
                items={choices}
                selectionMode={isSingle ? 'single' : 'multiple'}
                selectedKeys={value}
                escapeKeyBehavior="none"
                onSelectionChange={keys => {
                  const picked = keys === 'all' ? choices.map(({ id }) => id) : [...keys]
                  onChange(picked.map(String))
                  if (isSingle) close()
                }}
                renderEmptyState={() => <p className={styles.none}>Nothing of that name.</p>}
              >
                {choice => (
                  <ListBoxItem
                    id={choice.id}
                    textValue={choice.label}
                    className={popoverStyles.item ?? ''}
                  >
                    {({ isSelected }) => (
                      <>
                        <span className={popoverStyles.icon}>
                          {isSelected && <Check size={16} aria-hidden />}
                        </span>
                        {choice.role && <RoleBadge role={choice.role} />}
                        <span className={popoverStyles.text}>
                          {choice.label}
                          {choice.description && (
                            <span className={popoverStyles.description}>{choice.description}</span>
                          )}
                        </span>
                      </>
                    )}
                  </ListBoxItem>
                )}
              </ListBox>
              {!isSingle && value.length > 0 && (
                <Button className={styles.clear ?? ''} onPress={() => onChange([])}>
                  Choose none
                </Button>
              )}
            </Autocomplete>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** Whether a name holds every word that was typed, whatever its case and accents. */
function holds(name: string, typed: string): boolean {
  const folded = fold(name)
  return fold(typed)
    .split(/\s+/)
    .every(word => folded.includes(word))
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
