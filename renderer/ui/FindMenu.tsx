import { Plus } from 'lucide-react'
import { useState } from 'react'
import {
  Autocomplete,
  Dialog,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
} from 'react-aria-components'
import { Button } from './Button.tsx'
import type { Choice } from './ChoiceMenu.tsx'
import choiceStyles from './ChoiceMenu.module.css'
import { classes } from './classes.ts'
import fieldStyles from './field.module.css'
import css from './FindMenu.module.css'
import { findChoices } from './find-choices.ts'
import popoverStyles from './popover.module.css'
import { RoleBadge } from './RoleBadge.tsx'

interface FindMenuProps {
  /** What the button does, as "Add a configuration". */
  label: string
  choices: readonly Choice[]
  onPick: (id: string) => void
  /** What is said where there is nothing to choose at all. */
  nothing?: string
  isDisabled?: boolean
}

/** Choices drawn at once; more than anyone reads, and few enough to appear at once. */
const MOST = 60

/** Takes one thing out of a long list, narrowed by typing, and stays open for the next. */
export function FindMenu({ label, choices, onPick, nothing, isDisabled = false }: FindMenuProps) {
  const [typed, setTyped] = useState('')
  const found = findChoices(choices, typed)
  const more = found.length - MOST
  return (
    <DialogTrigger onOpenChange={() => setTyped('')}>
      <Button icon={Plus} size="small" isDisabled={isDisabled}>
        {label}
      </Button>
      <Popover className={classes(popoverStyles.popover, choiceStyles.popover)} offset={4}>
        <Dialog className={choiceStyles.dialog ?? ''} aria-label={label}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField
              aria-label={`Find: ${label}`}
              className={choiceStyles.field ?? ''}
              autoFocus
            >
              <Input className={fieldStyles.input ?? ''} placeholder="Type to find" />
            </SearchField>
            <ListBox
              aria-label={label}
              className={popoverStyles.list ?? ''}
              items={found.slice(0, MOST)}
              onAction={key => {
                onPick(String(key))
                setTyped('')
              }}
              escapeKeyBehavior="none"
              renderEmptyState={() => (
                <p className={choiceStyles.none}>
                  {choices.length === 0
                    ? (nothing ?? 'All are here already.')
                    : 'Nothing like that.'}
                </p>
              )}
            >
              {choice => (
                <ListBoxItem
                  id={choice.id}
                  textValue={choice.label}
                  className={popoverStyles.item ?? ''}
                >
                  {choice.role && <RoleBadge role={choice.role} />}
                  <span className={popoverStyles.text}>
                    {choice.label}
                    {choice.description && (
                      <span className={classes(popoverStyles.description, css.description)}>
                        {choice.description}
                      </span>
                    )}
                  </span>
                </ListBoxItem>
              )}
            </ListBox>
            {more > 0 && <p className={choiceStyles.none}>{`${more} more: type to find them.`}</p>}
          </Autocomplete>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
